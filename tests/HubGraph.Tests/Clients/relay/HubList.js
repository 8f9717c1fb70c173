import { graphql } from 'relay-runtime';

// A page that reads a list piece by piece, and one record that it reads anew.
graphql`
  query HubListQuery($first: Int!, $after: String) {
    ...HubList_hubs @arguments(first: $first, after: $after)
    hub(slug: "aura") { ...HubList_hub }
  }
`;

graphql`
  fragment HubList_hubs on Query @refetchable(queryName: "HubListPageQuery") @argumentDefinitions(first: { type: "Int!" }, after: { type: "String" }) {
    hubs(first: $first, after: $after, order: [{ name: ASC }]) @connection(key: "HubList_hubs") {
      edges { node { id name } }
    }
  }
`;

graphql`
  fragment HubList_hub on Hub @refetchable(queryName: "HubListHubQuery") { name }
`;
