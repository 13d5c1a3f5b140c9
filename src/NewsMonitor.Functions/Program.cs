using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using NewsMonitor.Functions;

FunctionsHost.Create(FunctionsApplication.CreateBuilder(args)).Run();
