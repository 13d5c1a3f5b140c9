// What azd reads (it prefers this file to main.parameters.json): "azd env set CONNECT_EVENTS true". All else has its default in main.bicep.
using 'main.bicep'

param useLanguage = bool(readEnvironmentVariable('USE_LANGUAGE', 'false'))
param connectEvents = bool(readEnvironmentVariable('CONNECT_EVENTS', 'false'))
