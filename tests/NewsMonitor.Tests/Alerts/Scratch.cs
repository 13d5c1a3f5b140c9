using NewsMonitor.Alerts;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;
namespace NewsMonitor.Tests.Alerts;
public class Scratch {
 [Fact] public void Noise() {
   foreach (var rate in new[]{3.0,10,40,150}) foreach (var d in new[]{false,true}) {
     var n=0; var sw=System.Diagnostics.Stopwatch.StartNew();
     for (var seed=0; seed<6; seed++) {
       var a = AlertTimeline.Build(new SyntheticArchive(300+seed,d).Background(0,56,rate).Days(), BuiltInWatchlist.DprkRussia, new DetectorOptions(), SyntheticArchive.Start, SyntheticArchive.Start.AddDays(56));
       n+=a.Count;
       if (seed==0) foreach (var x in a) Console.Error.WriteLine("   "+x.Id+" "+x.StartedAt+" "+x.Why);
     }
     Console.Error.WriteLine($"rate {rate} daysOnly {d}: {n} alerts in 48 weeks, {sw.Elapsed.TotalSeconds:0.0}s");
   }
 }
}
