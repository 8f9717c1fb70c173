// graphql-codegen: types for the documents of schema/operations, and the manifest by which a server knows them.
export default {
  schema: '../../../schema/schema.graphql',
  documents: ['../../../schema/operations/*.graphql'],
  generates: {
    './obj/codegen/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        defaultScalarType: 'unknown',
        scalars: { Date: 'string', DateTime: 'string', DateWithPrecision: 'string', Decimal: 'number', Long: 'number' },
      },
    },
  },
};
