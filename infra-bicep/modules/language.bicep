param name string
param location string
param tags object
param principalId string

resource language 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: name
  location: location
  tags: tags
  kind: 'TextAnalytics'
  sku: { name: 'S' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

// Cognitive Services Language Reader.
resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(language.id, principalId, 'reader')
  scope: language
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7628b7b8-a8b2-4cdc-b46f-e9b35248918e')
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output endpoint string = language.properties.endpoint
