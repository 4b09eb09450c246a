<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui::ActionBar</name>
    <message>
        <source>Drain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drain %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel override…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut down…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut down %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes it out of service and waits until callers have let go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings it back into service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the process to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an instance to act on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens when an instance is chosen in the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ApplicationList</name>
    <message>
        <source>Applications</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ApplicationModel</name>
    <message>
        <source>All applications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 are UP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 out of service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with an override</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 UP although its own health is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 serving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::BudgetBar</name>
    <message>
        <source>Parts of the countdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ChartTabs</name>
    <message>
        <source>Error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error rate over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests per second over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ChartView</name>
    <message>
        <source>Error rate over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests per second over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measurements yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All lines are hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConfirmDialog</name>
    <message>
        <source>▲ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This will be sent:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the same requests on the clipboard as lines for a terminal, without any login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that will be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to shut it down without a drain:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why? It is kept with the result:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens when the name is typed exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens when a reason is given.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Confirmation</name>
    <message>
        <source>Callers of %1 will have %2 of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callers of %1 keep %2 of %3: this one does not serve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callers of %1 will have %2 of %3 left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then it waits until callers have let go. Nothing is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then it is read back on every peer until it is UP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callers that still know %1 will see failed requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is sent after a countdown of 5 s, which Esc takes back. A stop cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drain %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the override of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut down %1 without a drain?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut down %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort and put %1 back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gets requests again as soon as callers renew their copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort and put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the wait for %1 early?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callers may still hold %1 for up to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time is up, but it is not proven that callers have let go of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent now. The result is kept as not proven, with your reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on early</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CountdownRing</name>
    <message>
        <source>Countdown until callers let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no countdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No countdown is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue by %1, still called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callers have let go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::InstanceCells</name>
    <message>
        <source>%1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>application / instance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▸ releasing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ gone from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ peers disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host %1, zone %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Eureka server&apos;s own entry: never changed from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 serves %2 to callers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failing part: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only its Eureka part is not UP, as it is drained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it shows no details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1 by the server&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not told: neither its metadata nor its info names a version</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::InstanceModel</name>
    <message>
        <source>%1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::InstanceTable</name>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Filter instances   status:oos app:orders   Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and terms, all of which must fit: status:oos app:orders version:2.14* zone:b host: ip: override:any; “-” before a term turns it round. Key: Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be changed after that. Key: Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets you change instances for 30 minutes. Key: Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PeerChips</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PlotItem</name>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Readout</name>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (caller side)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (server side)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drain %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shut down %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drained %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measurements yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ReleasePanel</name>
    <message>
        <source>Nothing is being released.

Choose an instance and press Drain: callers let go of it first, then it can be shut down without a failed request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on early…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes back the stop. Nothing has been sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes this finished operation off the screen. Nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drain %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut down %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the wait before its proof. Asks for a reason, which is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens when the instance was read back as out of service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort, put %1 back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists what it sends before it sends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to put back now: a change is on its way, or it was never taken out, or it has been asked to stop.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Steps</name>
    <message>
        <source>UP without an override on every peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks the process to shut down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only when you confirm it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>port closed, lease gone on every peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until they have let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · read back on %2 of %3 peers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TableArea</name>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Text</name>
    <message>
        <source>the name is not known here. Check the spelling, or the DNS or VPN that should know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection refused. Is it running, and is the port right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be reached. Check the network, the VPN and the proxy on the way to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no complete answer in time. Is it overloaded, or does a firewall drop the connection?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the secure connection could not be trusted. Check its certificate, or give the authority that signed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection ended before the answer was complete. It is read again on the next beat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it asks for a login (401). Give user and password for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this user may not do that (403). Ask for the right, or use another user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing at this address (404). Check the path; Eureka&apos;s usually ends in /eureka.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server failed with status %1. Its log says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it answered with status %1, which does not fit. Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it redirects elsewhere, which is not followed as it would carry your login along. Give the final address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is no JSON but probably a web page. Is this Eureka&apos;s own address, and not a login page or a proxy?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is cut off or has an unexpected shape. Something between here and %1 may shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is larger than any that fits and was not read to its end. Check what answers at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the change was sent but its answer did not arrive: it may or may not have happened. It is not sent again; reading back shows which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this address cannot be used. It should look like http://host:8761/eureka.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file could not be read or written. Check free space and rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given up before an answer arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>server at address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place: what happened</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked, as this Eureka is not on this machine. It opens for 30 minutes when you press Unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not in the newest list, so there is nothing to change. It opens when the instance is registered again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a Eureka server&apos;s own entry, which Drainboard never changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no other instance of the application serves callers: without it every request would fail. It opens when another one is UP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than half of the application would be left to serve callers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another instance of the application is on its way. It opens when that one has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is out of service already. Cancel the override to bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is OUT_OF_SERVICE without an override: it says so itself, and a drain would leave no mark. It opens when the instance reports UP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no override to cancel. It opens when there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its own health is not UP or not known: cancelling would claim that it is well. It opens when its health is UP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Eureka servers say different things of it. It opens when they agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Eureka server does not answer: what it serves to callers cannot be proven.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the newest list is too old to decide on. It opens when a Eureka server answers again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no drain is proven: callers may still send requests to it, and those would fail. Drain it first, or shut it down without a drain by typing its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address of its actuator is not known, so it cannot be asked to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the process that answers could not be identified as this instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 would be left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>instance: reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back on every peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until callers let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About to stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask it to stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the override</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel override</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done and proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not proven in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused by a guard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>denied by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eureka cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assumed default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>observed at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Override</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read back on %1 of %2 peers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, unproven on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still called %1 after they should have let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they should have by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they should have since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent, its answer is awaited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked to stop in %1; Esc takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its port is closed, its lease is still listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its port still answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its port is closed and its lease is gone on every peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UP without an override is awaited on every peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UP without an override on every peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no proof: gone on early, “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proven by traffic: the time is up and nobody calls it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proven by time only: its requests cannot be measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no proof that callers have let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its requests cannot be measured: the full time is waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no requests seen, but not all of them can be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet: no requests, none in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known to be quiet yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no new requests, a few more readings to be sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still called: %1 req/s, %2 in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not registered, read %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: unproven there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 by override, read %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, read %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then: wait until callers let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then: stop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then: stop %1 (you confirm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you decide: shut %1 down, or put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then: %1 is asked to stop, which cannot be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then: start the new version yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then: %1 serves callers again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start the new version now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is left to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at the instance before you try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt; 0.1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callers send it requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out: callers stop sending it requests once their copies are renewed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is starting: callers do not send it requests yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says that it cannot work: callers do not send it requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eureka does not know its status: callers do not send it requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: it is being worked on already, see the panel on the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: it is not drained yet. It opens when callers have let go, or after “Go on early”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Wording</name>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Drainboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writable (on this machine)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked: nothing can be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writable for %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times in UTC%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All applications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 serving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 override</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 overrides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 UP but not healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shown by the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing could be read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not read: what it serves is unproven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks %1 requests/min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 suddenly serves an empty list. It is not believed yet: the last one is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as of %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fleet could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1 …

No answer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry at %1 is empty.

It answers, but no instance is registered. Clients register within 30 s of their start; is this the Eureka they are set to?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No instance fits the filter “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no instance any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also under way: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
