using System.CommandLine;
using GraphQL.Types;
using HubGraph.Graph;

namespace HubGraph.Commands;

/// <summary><c>schema print</c>: the public contract on standard output.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        Command print = new("print", "Prints the schema in the schema definition language.");
        print.SetAction(_ =>
        {
            using WebApplication app = (WebApplication)Program.Compose([]);
            Console.Out.Write(SchemaPrinting.Print(app.Services.GetRequiredService<ISchema>()));
        });
        return new Command("schema", "Works with the schema.") { print };
    }
}
