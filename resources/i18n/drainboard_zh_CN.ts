<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>app::Environments</name>
    <message>
        <source>another file has this name too: %1</source>
        <translation>另一个文件也用这个名称：%1</translation>
    </message>
    <message>
        <source>The demo fleet could not be started on this machine.</source>
        <translation>无法在本机启动演示集群。</translation>
    </message>
</context>
<context>
    <name>app::ProfileKeeper</name>
    <message>
        <source>Another profile has this name: %1.</source>
        <translation>另一个配置文件已用此名称：%1。</translation>
    </message>
    <message>
        <source>The file was changed meanwhile by somebody else, and is left as it is. Open it again.</source>
        <translation>该文件在此期间被他人更改，未予改动。请重新打开。</translation>
    </message>
</context>
<context>
    <name>ui::ActionBar</name>
    <message>
        <source>Drain…</source>
        <translation>摘流…</translation>
    </message>
    <message>
        <source>Drain %1…</source>
        <translation>摘流 %1…</translation>
    </message>
    <message>
        <source>Cancel override…</source>
        <translation>取消覆盖状态…</translation>
    </message>
    <message>
        <source>Shut down…</source>
        <translation>关停…</translation>
    </message>
    <message>
        <source>Shut down %1…</source>
        <translation>关停 %1…</translation>
    </message>
    <message>
        <source>Takes it out of service and waits until callers have let go.</source>
        <translation>将其摘出服务，并等到调用方不再调用。</translation>
    </message>
    <message>
        <source>Brings it back into service.</source>
        <translation>使其恢复服务。</translation>
    </message>
    <message>
        <source>Asks the process to stop.</source>
        <translation>请求进程停止。</translation>
    </message>
    <message>
        <source>Choose an instance to act on it.</source>
        <translation>请选择要操作的实例。</translation>
    </message>
    <message>
        <source>Opens when an instance is chosen in the table.</source>
        <translation>在表中选择实例后可用。</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>快捷键：%1</translation>
    </message>
    <message>
        <source>It can be overridden by name, with a reason.</source>
        <translation>可按名称越过该检查，需说明理由。</translation>
    </message>
    <message>
        <source>Metadata…</source>
        <translation>元数据…</translation>
    </message>
    <message>
        <source>Shows what the instance tells of itself, and sets a key of it.</source>
        <translation>显示实例自报的内容，并可设置其中一个键。</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Asks the instance itself: its service registry, pause, resume, restart.</source>
        <translation>直接请求实例本身：service-registry、暂停、恢复、重启。</translation>
    </message>
    <message>
        <source>What can be done with the instance that is chosen in the table. Each button names its target, says in its tooltip why it is closed, and asks before it sends anything. With several chosen they are released one after the other, by a plan.</source>
        <translation>对表中所选实例可做的操作。每个按钮都写明目标，不可用时在提示中说明原因，发送任何请求之前都会先询问。选择多个时，按计划逐个发布。</translation>
    </message>
    <message>
        <source>Acts in this order: %1</source>
        <translation>按此顺序操作：%1</translation>
    </message>
    <message>
        <source>Release %1 one by one…</source>
        <translation>逐个发布 %1 个…</translation>
    </message>
    <message>
        <source>Plans a release of exactly these in this order: each is drained, stopped and back before the next. Nothing is sent before you start it.</source>
        <translation>计划按此顺序只发布这些实例：每个都摘流、停止并恢复之后，才轮到下一个。开始之前不发送任何请求。</translation>
    </message>
    <message>
        <source>Opens when a single instance is chosen.</source>
        <translation>只选择一个实例后可用。</translation>
    </message>
</context>
<context>
    <name>ui::ActuatorText</name>
    <message>
        <source>media type v1</source>
        <translation>媒体类型 v1</translation>
    </message>
    <message>
        <source>media type v2</source>
        <translation>媒体类型 v2</translation>
    </message>
    <message>
        <source>media type v3</source>
        <translation>媒体类型 v3</translation>
    </message>
    <message>
        <source>links document</source>
        <translation>链接文档</translation>
    </message>
    <message>
        <source>endpoint httptrace</source>
        <translation>端点 httptrace</translation>
    </message>
    <message>
        <source>endpoint httpexchanges</source>
        <translation>端点 httpexchanges</translation>
    </message>
    <message>
        <source>answers with a slash at the end</source>
        <translation>末尾带斜杠也有应答</translation>
    </message>
    <message>
        <source>404 with a slash at the end</source>
        <translation>末尾带斜杠得到 404</translation>
    </message>
    <message>
        <source>class names in configprops</source>
        <translation>configprops 中的类名</translation>
    </message>
    <message>
        <source>not known (the signs contradict each other)</source>
        <translation>未知（迹象互相矛盾）</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Spring Boot %1</source>
        <translation>Spring Boot %1</translation>
    </message>
    <message>
        <source>Spring Boot %1 or %2</source>
        <translation>Spring Boot %1 或 %2</translation>
    </message>
    <message>
        <source>Spring Boot %1 to %2</source>
        <translation>Spring Boot %1 至 %2</translation>
    </message>
    <message>
        <source>set in the profile</source>
        <translation>由配置文件指定</translation>
    </message>
    <message>
        <source>from metadata management.context-path</source>
        <translation>来自元数据 management.context-path</translation>
    </message>
    <message>
        <source>from the registered secureHealthCheckUrl</source>
        <translation>来自注册的 secureHealthCheckUrl</translation>
    </message>
    <message>
        <source>from the registered healthCheckUrl</source>
        <translation>来自注册的 healthCheckUrl</translation>
    </message>
    <message>
        <source>from host and management port</source>
        <translation>来自主机和管理端口</translation>
    </message>
    <message>
        <source>at the root, as Spring Boot 1.5 has it</source>
        <translation>在根路径，如 Spring Boot 1.5</translation>
    </message>
    <message>
        <source>an actuator</source>
        <translation>是 actuator</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>404: neither a links document nor health is there</source>
        <translation>404：既没有链接文档，也没有 health</translation>
    </message>
    <message>
        <source>sends the caller elsewhere, most often to a login page; that is never followed. Enter credentials, or let the actuator take them without a page.</source>
        <translation>把请求引向别处，多半是登录页；从不跟随。请输入凭据，或让 actuator 不经登录页接受凭据。</translation>
    </message>
    <message>
        <source>something answers that is no actuator (%1)</source>
        <translation>应答的不是 actuator（%1）</translation>
    </message>
    <message>
        <source>401: credentials are needed, or those given are not right</source>
        <translation>401：需要凭据，或所给凭据不正确</translation>
    </message>
    <message>
        <source>403: these credentials lack a right</source>
        <translation>403：这些凭据缺少权限</translation>
    </message>
    <message>
        <source>another process answers there: it calls itself %1. Is the management port told right?</source>
        <translation>那里应答的是另一个进程：它自称 %1。管理端口登记得对吗？</translation>
    </message>
    <message>
        <source>not asked: a loopback address in the registry of another machine is not this machine</source>
        <translation>未询问：另一台机器的注册表中的回环地址不是本机</translation>
    </message>
    <message>
        <source>tells this instance&apos;s id</source>
        <translation>报出了本实例的 ID</translation>
    </message>
    <message>
        <source>is another instance</source>
        <translation>是另一个实例</translation>
    </message>
    <message>
        <source>does not tell its id</source>
        <translation>没有报出自己的 ID</translation>
    </message>
    <message>
        <source>could not be asked for its id</source>
        <translation>无法询问其 ID</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>not exposed (not among the links)</source>
        <translation>未暴露（不在链接中）</translation>
    </message>
    <message>
        <source>not exposed (404)</source>
        <translation>未暴露（404）</translation>
    </message>
    <message>
        <source>needs credentials (401)</source>
        <translation>需要凭据（401）</translation>
    </message>
    <message>
        <source>a right is missing (403)</source>
        <translation>缺少权限（403）</translation>
    </message>
    <message>
        <source>read-only (405)</source>
        <translation>只读（405）</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>whether the instance is well is not known; it is put back without that proof</source>
        <translation>不知道实例是否健康；恢复时没有这一证明</translation>
    </message>
    <message>
        <source>version and build come from metadata only</source>
        <translation>版本和构建只能取自元数据</translation>
    </message>
    <message>
        <source>no request counters: quiet cannot be proven by traffic, only by time</source>
        <translation>没有请求计数器：静默无法由流量证明，只能靠时间</translation>
    </message>
    <message>
        <source>counters are read one by one from metrics</source>
        <translation>计数器只能从 metrics 逐个读取</translation>
    </message>
    <message>
        <source>the process cannot be identified by its instance id</source>
        <translation>无法凭实例 ID 识别该进程</translation>
    </message>
    <message>
        <source>intervals and caches are assumed instead of read</source>
        <translation>间隔和缓存只能假定，无法读取</translation>
    </message>
    <message>
        <source>the instance cannot be drained through itself, only through Eureka</source>
        <translation>无法经由实例自身摘除，只能通过 Eureka</translation>
    </message>
    <message>
        <source>it cannot be stopped from here after the drain</source>
        <translation>摘除之后无法从这里停止它</translation>
    </message>
    <message>
        <source>it cannot be restarted from here</source>
        <translation>无法从这里重启它</translation>
    </message>
    <message>
        <source>it cannot be paused</source>
        <translation>无法暂停它</translation>
    </message>
    <message>
        <source>it cannot be resumed after a pause</source>
        <translation>暂停之后无法恢复它</translation>
    </message>
    <message>
        <source>schedulers that a drain does not stop cannot be named</source>
        <translation>摘除停不下来的调度任务无法列出</translation>
    </message>
    <message>
        <source>if it is a gateway, its routes are not known</source>
        <translation>如果它是网关，其路由未知</translation>
    </message>
    <message>
        <source>Switched on by these properties, with a restart:</source>
        <translation>由下列属性开启，需要重启：</translation>
    </message>
    <message>
        <source>Give credentials for this application.</source>
        <translation>请为此应用提供凭据。</translation>
    </message>
    <message>
        <source>Give these credentials the role that the actuator asks for (in Spring Boot 1.5 ACTUATOR).</source>
        <translation>请给这些凭据加上 actuator 要求的角色（Spring Boot 1.5 中为 ACTUATOR）。</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>失败了。</translation>
    </message>
    <message>
        <source>Needs the library micrometer-registry-prometheus, and:</source>
        <translation>需要库 micrometer-registry-prometheus，以及：</translation>
    </message>
    <message>
        <source>A gateway has it; there, switched on by:</source>
        <translation>网关才有；在网关上由下列属性开启：</translation>
    </message>
    <message>
        <source>Spring Boot 1.5 has no such endpoint.</source>
        <translation>Spring Boot 1.5 没有这个端点。</translation>
    </message>
    <message>
        <source>It comes with Spring Cloud Commons 1.2 and has no switch of its own.</source>
        <translation>它随 Spring Cloud Commons 1.2 而来，没有单独的开关。</translation>
    </message>
    <message>
        <source>Which property switches it on depends on the version of Spring Boot, which is not known.</source>
        <translation>由哪个属性开启取决于 Spring Boot 的版本，而版本未知。</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>%1 when it was looked for</source>
        <translation>查找时为 %1</translation>
    </message>
    <message>
        <source>%1 when it was looked for, first that fails: %2</source>
        <translation>查找时为 %1，第一个失败的部件：%2</translation>
    </message>
</context>
<context>
    <name>ui::ApplicationList</name>
    <message>
        <source>Applications</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>The applications, each with a bar of how its instances stand, and why it is orange or red. Choosing one shows its instances, its charts and its release.</source>
        <translation>各应用及其实例状态条，以及为何显示橙色或红色。选择一个应用，即显示其实例、图表和发布。</translation>
    </message>
</context>
<context>
    <name>ui::ApplicationModel</name>
    <message>
        <source>All applications</source>
        <translation>全部应用</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 are UP</source>
        <translation>%2 个中 %1 个为 UP</translation>
    </message>
    <message>
        <source>%1 out of service</source>
        <translation>%1 个已摘出服务</translation>
    </message>
    <message>
        <source>%1 starting</source>
        <translation>%1 个启动中</translation>
    </message>
    <message>
        <source>%1 down</source>
        <translation>%1 个 DOWN</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 个状态未知</translation>
    </message>
    <message>
        <source>%1 with an override</source>
        <translation>%1 个有覆盖状态</translation>
    </message>
    <message>
        <source>%1 UP although its own health is not</source>
        <translation>%1 个为 UP，但自身健康状态不是 UP</translation>
    </message>
    <message>
        <source>%1: %2 serving</source>
        <translation>%1：%2 在服务</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>ui::ApplicationNoteView</name>
    <message>
        <source>Edit note…</source>
        <translation>编辑备注…</translation>
    </message>
    <message>
        <source>What is to be remembered when %1 is released; kept for you.</source>
        <translation>发布 %1 时需要记住的事；只为您保存。</translation>
    </message>
    <message>
        <source>Add note…</source>
        <translation>添加备注…</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>%1 的备注</translation>
    </message>
</context>
<context>
    <name>ui::AttentionDialog</name>
    <message>
        <source>■ Alarm</source>
        <translation>■ 警报</translation>
    </message>
    <message>
        <source>▲ Warning</source>
        <translation>▲ 警告</translation>
    </message>
    <message>
        <source>● Notice</source>
        <translation>● 提示</translation>
    </message>
    <message>
        <source>? Not checked</source>
        <translation>? 未检查</translation>
    </message>
    <message>
        <source>&amp;Show the instance</source>
        <translation>显示该实例(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy the command</source>
        <translation>复制命令(&amp;C)</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>需关注</translation>
    </message>
    <message>
        <source>What wants attention, worst first</source>
        <translation>需要关注的事项，最严重的在前</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Puts the cure on the clipboard, as lines for a terminal.</source>
        <translation>把补救命令放到剪贴板，可直接粘贴到终端。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cure: %1</source>
        <translation>补救：%1</translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation>然后：%1</translation>
    </message>
    <message>
        <source>Read from %1</source>
        <translation>读取自 %1</translation>
    </message>
    <message>
        <source>To see to: %1</source>
        <translation>待处理：%1</translation>
    </message>
    <message>
        <source>Nothing wants attention.</source>
        <translation>没有需要关注的事项。</translation>
    </message>
    <message>
        <source>Nothing urgent.</source>
        <translation>没有紧急事项。</translation>
    </message>
    <message>
        <source>Opens for a line that is about one instance.</source>
        <translation>选中与某一个实例有关的行时可用。</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修复…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Cancel override…</source>
        <translation>取消覆盖…</translation>
    </message>
    <message>
        <source>Cure…</source>
        <translation>纠正…</translation>
    </message>
    <message>
        <source>Opens for a line that a request to Eureka can cure.</source>
        <translation>选中可由向 Eureka 的请求纠正的一行时可用。</translation>
    </message>
    <message>
        <source>Shows what would be sent, and asks first.</source>
        <translation>先显示将要发送的内容并询问。</translation>
    </message>
    <message>
        <source>What wants somebody to act, worst first: forgotten and stuck overrides, leases about to end, servers that disagree. Each with its reason and the next step. The list ends with what could not be checked.</source>
        <translation>需要有人处理的事项，最严重的在前：遗忘或卡住的覆盖状态、即将到期的租约、说法不一致的服务器。每项都有原因和下一步。列表末尾是未能检查的内容。</translation>
    </message>
</context>
<context>
    <name>ui::Band</name>
    <message>
        <source>CERTIFICATES ARE NOT CHECKED</source>
        <translation>不检查证书</translation>
    </message>
    <message>
        <source>login &quot;%1&quot; suspended</source>
        <translation>登录“%1”已暂停使用</translation>
    </message>
    <message>
        <source>Enter login…</source>
        <translation>输入登录信息…</translation>
    </message>
    <message>
        <source>The login &quot;%1&quot; was refused (401) twice and is used nowhere until it is entered again.</source>
        <translation>登录“%1”已被拒绝（401）两次，在重新输入之前不会再使用。</translation>
    </message>
    <message>
        <source>Which environment this is, in its own colour, who you are, the time zone of every time that is shown, and whether anything can be changed. The name opens the menu of environments.</source>
        <translation>这是哪个环境（以其自身颜色显示）、您是谁、所显示时间的时区，以及能否更改。点击名称可打开环境菜单。</translation>
    </message>
</context>
<context>
    <name>ui::BudgetBar</name>
    <message>
        <source>Parts of the countdown</source>
        <translation>倒计时的组成</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>ui::CallerBoard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>its copy was read at %1</source>
        <translation>它的副本读取于 %1</translation>
    </message>
</context>
<context>
    <name>ui::ChartTabs</name>
    <message>
        <source>Requests/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Callers</source>
        <translation>调用方</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Copy as table (CSV)</source>
        <translation>复制为表格（CSV）</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Save as table (CSV)…</source>
        <translation>另存为表格（CSV）…</translation>
    </message>
    <message>
        <source>Save as picture (PNG)…</source>
        <translation>另存为图片（PNG）…</translation>
    </message>
    <message>
        <source>Earlier…</source>
        <translation>历史…</translation>
    </message>
    <message>
        <source>Charts and statuses of earlier releases of this environment</source>
        <translation>此环境以往发布的图表和状态</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Errors, requests and latency over time, as the instances count them and as their callers do. What was done is marked in them; where nothing was measured there is a gap. The corner goes back in time, exports, and opens earlier releases.</source>
        <translation>错误、请求和延迟随时间的变化，分别由实例和调用方统计。所做的操作在图中标出；没有测量之处留空。右上角可回到过去、导出，以及打开以往的发布。</translation>
    </message>
    <message>
        <source>Those with the highest values of the last five minutes. Choose an application to see its lines.</source>
        <translation>最近五分钟内数值最高的应用。选择一个应用可查看它的曲线。</translation>
    </message>
    <message>
        <source>%1 of %2 applications</source>
        <translation>%2 个应用中的 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>ui::ChartTime</name>
    <message>
        <source>Moment at which the charts end</source>
        <translation>图表结束的时刻</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Holds the charts still; the slider beside it goes back in time.</source>
        <translation>让图表静止；旁边的滑块可回看更早的时刻。</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>How far the charts look back</source>
        <translation>图表回看的时长</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>本次发布</translation>
    </message>
</context>
<context>
    <name>ui::ChartView</name>
    <message>
        <source>Error rate over time</source>
        <translation>错误率趋势</translation>
    </message>
    <message>
        <source>Requests per second over time</source>
        <translation>每秒请求数趋势</translation>
    </message>
    <message>
        <source>No measurements yet</source>
        <translation>尚无测量数据</translation>
    </message>
    <message>
        <source>All lines are hidden</source>
        <translation>所有曲线均已隐藏</translation>
    </message>
    <message>
        <source>Latency over time</source>
        <translation>延迟趋势</translation>
    </message>
    <message>
        <source>Number over time</source>
        <translation>数量随时间变化</translation>
    </message>
</context>
<context>
    <name>ui::CheckDialog</name>
    <message>
        <source>Check &amp;again</source>
        <translation>重新检查(&amp;A)</translation>
    </message>
    <message>
        <source>Copy as &amp;YAML</source>
        <translation>复制为 YAML(&amp;Y)</translation>
    </message>
    <message>
        <source>Smooth-release check</source>
        <translation>平滑发布检查</translation>
    </message>
    <message>
        <source>A&amp;pplication</source>
        <translation>应用(&amp;P)</translation>
    </message>
    <message>
        <source>Application to check</source>
        <translation>要检查的应用</translation>
    </message>
    <message>
        <source>Findings, the most urgent first</source>
        <translation>检查结果，最紧急的在前</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的情况</translation>
    </message>
    <message>
        <source>Reads all settings anew.</source>
        <translation>重新读取所有设置。</translation>
    </message>
    <message>
        <source>Puts everything that is to be set on the clipboard, one part for each application.</source>
        <translation>把所有需要设置的内容放到剪贴板，每个应用一段。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reading the settings of its instances, its callers and Eureka…</source>
        <translation>正在读取其实例、调用方和 Eureka 的设置…</translation>
    </message>
    <message>
        <source>%1 Still reading…</source>
        <translation>%1 仍在读取…</translation>
    </message>
    <message>
        <source>Opens once there is something to set.</source>
        <translation>有需要设置的内容时可用。</translation>
    </message>
    <message>
        <source>Set: %1</source>
        <translation>设置：%1</translation>
    </message>
    <message>
        <source>Read from %1</source>
        <translation>读自 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>of whom, what was found</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Reads the settings of an application, its callers and the Eureka servers, and says what of them would fail requests or make a release slower, why, and the property to set. It only reads.</source>
        <translation>读取应用、其调用方和 Eureka 服务器的设置，说明其中哪些会使请求失败或使发布变慢、为什么，以及应设置的属性。只读取，不更改。</translation>
    </message>
</context>
<context>
    <name>ui::CheckText</name>
    <message>
        <source>With 5 s, %1 less for each instance of a release.</source>
        <translation>设为 5 秒后，发布中每个实例可省 %1。</translation>
    </message>
    <message>
        <source>Requests that this adds at Eureka: %1 a minute.</source>
        <translation>由此在 Eureka 上增加的请求：每分钟 %1 次。</translation>
    </message>
    <message>
        <source>It adds no request.</source>
        <translation>不增加任何请求。</translation>
    </message>
    <message>
        <source>While it is released nothing else serves: every request fails.</source>
        <translation>发布期间没有其他实例提供服务：所有请求都会失败。</translation>
    </message>
    <message>
        <source>While one is out, the other one carries everything: %1 of the load more, and nothing is left if it fails.</source>
        <translation>一个退出服务时，另一个要承担全部：负载增加 %1，它若出错就没有实例可用了。</translation>
    </message>
    <message>
        <source>What fails there takes all of them at once, in a release too.</source>
        <translation>那里出故障时会同时影响全部实例，发布时也一样。</translation>
    </message>
    <message>
        <source>Eureka keeps overrides by the id alone: draining one of them drains the others too.</source>
        <translation>Eureka 只按 ID 保存覆盖状态：摘流其中一个，其他的也会被摘流。</translation>
    </message>
    <message>
        <source>What runs at the moment of the stop is lost; now these are %1 requests. A drain before it leaves none.</source>
        <translation>停止那一刻正在处理的请求会丢失；现在有 %1 个。事先摘流则一个也不会丢。</translation>
    </message>
    <message>
        <source>What runs at the moment of the stop is lost. A drain before it leaves none.</source>
        <translation>停止那一刻正在处理的请求会丢失。事先摘流则一个也不会丢。</translation>
    </message>
    <message>
        <source>Requests that take longer are cut off.</source>
        <translation>耗时更长的请求会被切断。</translation>
    </message>
    <message>
        <source>Drainboard can drain it but not stop it: stop it by a command or by hand.</source>
        <translation>Drainboard 可以摘流但不能停止它：请用命令或手动停止。</translation>
    </message>
    <message>
        <source>Callers get it as soon as it has registered, before it is warm. With STARTING the application says UP when it is ready: on ApplicationReadyEvent, or by eureka.client.healthcheck.enabled. @PostConstruct is too early: the registration comes after it and sets STARTING again.</source>
        <translation>它一注册调用方就会得到它，此时尚未预热。用 STARTING 时，应用在就绪后再报告 UP：在 ApplicationReadyEvent 时，或通过 eureka.client.healthcheck.enabled。@PostConstruct 太早：注册在其后进行，会再次设为 STARTING。</translation>
    </message>
    <message>
        <source>Whatever asks that address as a sign of life restarts the instance during its drain, within one registry fetch.</source>
        <translation>凡是用该地址做存活探测的，都会在摘流期间、一次注册表拉取之内重启该实例。</translation>
    </message>
    <message>
        <source>What was meant is not in force. The place is spring.cloud.loadbalancer; an article has the other one.</source>
        <translation>原本想要的设置没有生效。正确的位置是 spring.cloud.loadbalancer；有一篇文章写错了位置。</translation>
    </message>
    <message>
        <source>A request that meets an instance which is gone fails, although another one could answer it.</source>
        <translation>遇到已不在的实例的请求会失败，尽管另一个实例可以应答。</translation>
    </message>
    <message>
        <source>Retries of RestTemplate, RestClient, Feign and Ribbon need it.</source>
        <translation>RestTemplate、RestClient、Feign 和 Ribbon 的重试都需要它。</translation>
    </message>
    <message>
        <source>Set in so many words it counts for WebClient too.</source>
        <translation>明确写出后对 WebClient 也生效。</translation>
    </message>
    <message>
        <source>Against an instance that is gone each of these attempts is lost, one connect time-out each.</source>
        <translation>对已不在的实例，这些尝试每次都白费，各耗一个连接超时。</translation>
    </message>
    <message>
        <source>A risk: a POST whose answer was lost is carried out twice, unless the service recognises it.</source>
        <translation>风险：应答丢失的 POST 会被执行两次，除非服务能识别出来。</translation>
    </message>
    <message>
        <source>The 503 of an instance that is shutting down goes to whoever asked.</source>
        <translation>正在关闭的实例返回的 503 会直接到达请求者。</translation>
    </message>
    <message>
        <source>The load balancer&apos;s own retry does not count there: a request that meets an instance which is gone fails.</source>
        <translation>负载均衡器自身的重试在那里不起作用：遇到已不在的实例的请求会失败。</translation>
    </message>
    <message>
        <source>Who set them takes them to be in force.</source>
        <translation>设置者会以为它们已生效。</translation>
    </message>
    <message>
        <source>An instance that is new after a release is never called.</source>
        <translation>发布后新出现的实例永远不会被调用。</translation>
    </message>
    <message>
        <source>An instance that fails later stays in the list.</source>
        <translation>之后出故障的实例会留在列表里。</translation>
    </message>
    <message>
        <source>It tries the same instance again, with any operation: a POST may be carried out twice. Its attempts multiply with the load balancer&apos;s.</source>
        <translation>它会对同一实例重试任何操作：POST 可能被执行两次。其次数与负载均衡器的次数相乘。</translation>
    </message>
    <message>
        <source>Its attempts multiply with the load balancer&apos;s, and it repeats any operation.</source>
        <translation>其次数与负载均衡器的次数相乘，并且会重复任何操作。</translation>
    </message>
    <message>
        <source>An instance that is gone without a drain fails its share of the calls: where that reaches the threshold, the breaker opens and every call fails.</source>
        <translation>未摘流就消失的实例会使它那一份调用失败：达到阈值时断路器打开，所有调用都失败。</translation>
    </message>
    <message>
        <source>After a crash a dead instance stays listed that much longer. %1</source>
        <translation>崩溃后，已死的实例会在列表中多留这么久。%1</translation>
    </message>
    <message>
        <source>With 5 s it is up to %1 less.</source>
        <translation>设为 5 秒最多可少 %1。</translation>
    </message>
    <message>
        <source>With fewer than six instances a missing heartbeat stops all eviction: what crashed stays listed, and callers are sent to it.</source>
        <translation>实例少于六个时，少一次心跳就会停止所有剔除：崩溃的实例仍在列表中，调用方还会被引向它。</translation>
    </message>
    <message>
        <source>A cut in the network empties the lists of instances that still run.</source>
        <translation>网络中断会把仍在运行的实例从列表中清空。</translation>
    </message>
    <message>
        <source>What is not read is not known to be well.</source>
        <translation>没有读到的，就不知道是否正常。</translation>
    </message>
    <message>
        <source>Expose beans and conditions.</source>
        <translation>请暴露 beans 和 conditions。</translation>
    </message>
    <message>
        <source>Add the dependency org.springframework.retry:spring-retry.</source>
        <translation>请添加依赖 org.springframework.retry:spring-retry。</translation>
    </message>
    <message>
        <source>Start at least one more instance before the release.</source>
        <translation>发布前至少再启动一个实例。</translation>
    </message>
    <message>
        <source>Run them in several places.</source>
        <translation>请让它们运行在多个地方。</translation>
    </message>
    <message>
        <source>Give each instance an id of its own (eureka.instance.instance-id).</source>
        <translation>请给每个实例各自的 ID（eureka.instance.instance-id）。</translation>
    </message>
    <message>
        <source>Expose configprops and env.</source>
        <translation>请暴露 configprops 和 env。</translation>
    </message>
    <message>
        <source>Expose env.</source>
        <translation>请暴露 env。</translation>
    </message>
    <message>
        <source>Let callers&apos; health show its details (management.endpoint.health.show-details=always), or name callers in the profile.</source>
        <translation>请让调用方的健康状况显示详情（management.endpoint.health.show-details=always），或在配置文件中写明调用方。</translation>
    </message>
    <message>
        <source>Let it show values (management.endpoint.configprops.show-values, management.endpoint.env.show-values, management.endpoint.health.show-details).</source>
        <translation>请让它显示值（management.endpoint.configprops.show-values、management.endpoint.env.show-values、management.endpoint.health.show-details）。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Its instances run on several hosts.</source>
        <translation>其实例运行在多台主机上。</translation>
    </message>
    <message>
        <source>All its instances run on one host: %1.</source>
        <translation>其所有实例都在一台主机上：%1。</translation>
    </message>
    <message>
        <source>Its instances are spread over zones: %1.</source>
        <translation>其实例分布在多个区域：%1。</translation>
    </message>
    <message>
        <source>All its instances are in one zone: %1.</source>
        <translation>其所有实例都在一个区域：%1。</translation>
    </message>
    <message>
        <source>No other application has an instance of the same id.</source>
        <translation>没有其他应用有相同 ID 的实例。</translation>
    </message>
    <message>
        <source>Instances of the same id are registered in: %1.</source>
        <translation>相同 ID 的实例还注册在：%1。</translation>
    </message>
    <message>
        <source>A stop lets running requests finish.</source>
        <translation>停止时会让正在处理的请求完成。</translation>
    </message>
    <message>
        <source>Its version of Spring Boot has no graceful shutdown.</source>
        <translation>其 Spring Boot 版本没有优雅停机。</translation>
    </message>
    <message>
        <source>A stop cuts off running requests: server.shutdown is %1.</source>
        <translation>停止会切断正在处理的请求：server.shutdown 为 %1。</translation>
    </message>
    <message>
        <source>A stop waits up to %1 for running requests; none was seen yet.</source>
        <translation>停止时最多等待正在处理的请求 %1；尚未见到请求。</translation>
    </message>
    <message>
        <source>A stop waits up to %1 for running requests; the longest one seen took %2.</source>
        <translation>停止时最多等待正在处理的请求 %1；见到的最长请求耗时 %2。</translation>
    </message>
    <message>
        <source>Its endpoint shutdown is there.</source>
        <translation>其 shutdown 端点可用。</translation>
    </message>
    <message>
        <source>Its endpoint shutdown cannot be used (%1).</source>
        <translation>其 shutdown 端点不可用（%1）。</translation>
    </message>
    <message>
        <source>It registers as %1.</source>
        <translation>它注册为 %1。</translation>
    </message>
    <message>
        <source>Its health does not follow what Eureka says of it.</source>
        <translation>其健康状况不随 Eureka 所说而变。</translation>
    </message>
    <message>
        <source>Its health turns 503 while it is drained; a group liveness is there, which does not.</source>
        <translation>摘流期间其健康状况变为 503；有 liveness 组，该组不会。</translation>
    </message>
    <message>
        <source>Its health turns 503 while it is drained, and there is no group liveness.</source>
        <translation>摘流期间其健康状况变为 503，且没有 liveness 组。</translation>
    </message>
    <message>
        <source>Nothing is set below spring.application.cloud.loadbalancer, where nothing reads it.</source>
        <translation>在没有任何程序读取的 spring.application.cloud.loadbalancer 下没有设置。</translation>
    </message>
    <message>
        <source>Set where nothing reads it: %1.</source>
        <translation>设置在没有任何程序读取的位置：%1。</translation>
    </message>
    <message>
        <source>The load balancer&apos;s retry is on.</source>
        <translation>负载均衡器的重试已打开。</translation>
    </message>
    <message>
        <source>The load balancer&apos;s retry is off.</source>
        <translation>负载均衡器的重试已关闭。</translation>
    </message>
    <message>
        <source>The library spring-retry is there.</source>
        <translation>有 spring-retry 库。</translation>
    </message>
    <message>
        <source>The library spring-retry is not there: nothing is retried, whatever is set.</source>
        <translation>没有 spring-retry 库：无论怎样设置，都不会重试。</translation>
    </message>
    <message>
        <source>Calls by WebClient are retried.</source>
        <translation>WebClient 的调用会重试。</translation>
    </message>
    <message>
        <source>Calls by WebClient are not retried: the retry is on by default only for RestTemplate, RestClient and Feign.</source>
        <translation>WebClient 的调用不会重试：重试默认只对 RestTemplate、RestClient 和 Feign 打开。</translation>
    </message>
    <message>
        <source>No other instance is tried.</source>
        <translation>不尝试其他实例。</translation>
    </message>
    <message>
        <source>The same instance is not tried again.</source>
        <translation>不再尝试同一实例。</translation>
    </message>
    <message>
        <source>Only GET is repeated.</source>
        <translation>只重复 GET。</translation>
    </message>
    <message>
        <source>Every operation is repeated, POST too.</source>
        <translation>重复所有操作，包括 POST。</translation>
    </message>
    <message>
        <source>No status code is retried.</source>
        <translation>不对任何状态码重试。</translation>
    </message>
    <message>
        <source>Status codes that are retried: %1.</source>
        <translation>会重试的状态码：%1。</translation>
    </message>
    <message>
        <source>Zuul retries its routes.</source>
        <translation>Zuul 会重试其路由。</translation>
    </message>
    <message>
        <source>Zuul retries nothing: zuul.retryable is off.</source>
        <translation>Zuul 不重试：zuul.retryable 已关闭。</translation>
    </message>
    <message>
        <source>Each of its routes has a filter Retry.</source>
        <translation>它的每条路由都有 Retry 过滤器。</translation>
    </message>
    <message>
        <source>Routes without a filter Retry: %1.</source>
        <translation>没有 Retry 过滤器的路由：%1。</translation>
    </message>
    <message>
        <source>Health check of the list: refetch every %1, repeat %2; configuration &quot;%3&quot;. An article names 5 s and false; both act only with &quot;health-check&quot;.</source>
        <translation>列表的健康检查：每 %1 重新拉取，repeat 为 %2；configurations 为“%3”。有一篇文章写的是 5 秒和 false；二者只有在“health-check”时才起作用。</translation>
    </message>
    <message>
        <source>Values of the list&apos;s health check are set (refetch every %1, repeat %2), but the configuration is &quot;%3&quot;: they have no effect.</source>
        <translation>设置了列表健康检查的值（每 %1 重新拉取，repeat 为 %2），但 configurations 为“%3”：它们不起作用。</translation>
    </message>
    <message>
        <source>Its health check fetches the list again.</source>
        <translation>其健康检查会重新拉取列表。</translation>
    </message>
    <message>
        <source>Its health check never fetches the list again.</source>
        <translation>其健康检查从不重新拉取列表。</translation>
    </message>
    <message>
        <source>Its health check is repeated.</source>
        <translation>其健康检查会重复进行。</translation>
    </message>
    <message>
        <source>Its health check is made once and not repeated.</source>
        <translation>其健康检查只做一次，不再重复。</translation>
    </message>
    <message>
        <source>Feign itself never retries, Spring Cloud&apos;s default; a Retryer in one client&apos;s own configuration class would not be seen.</source>
        <translation>Feign 自身从不重试，这是 Spring Cloud 的默认；某个客户端自己的配置类里的 Retryer 是看不到的。</translation>
    </message>
    <message>
        <source>Feign has a Retryer: %1.</source>
        <translation>Feign 有 Retryer：%1。</translation>
    </message>
    <message>
        <source>No retry of Resilience4j is there.</source>
        <translation>没有 Resilience4j 的重试。</translation>
    </message>
    <message>
        <source>Resilience4j&apos;s retry is there, without properties of its own.</source>
        <translation>有 Resilience4j 的重试，没有单独的属性。</translation>
    </message>
    <message>
        <source>Resilience4j retries: %1.</source>
        <translation>Resilience4j 重试：%1。</translation>
    </message>
    <message>
        <source>No circuit breaker is there.</source>
        <translation>没有断路器。</translation>
    </message>
    <message>
        <source>Circuit breakers are there, with their defaults (open at 50 %).</source>
        <translation>有断路器，使用默认值（50 % 时打开）。</translation>
    </message>
    <message>
        <source>Circuit breakers: %1.</source>
        <translation>断路器：%1。</translation>
    </message>
    <message>
        <source>It fetches Eureka&apos;s list every %1.</source>
        <translation>它每 %1 拉取一次 Eureka 的列表。</translation>
    </message>
    <message>
        <source>Its load balancer keeps a list for %1.</source>
        <translation>其负载均衡器把列表保留 %1。</translation>
    </message>
    <message>
        <source>It serves a list that is up to %1 old.</source>
        <translation>它提供的列表最多旧 %1。</translation>
    </message>
    <message>
        <source>It looks for dead leases every %1.</source>
        <translation>它每 %1 查找一次失效的租约。</translation>
    </message>
    <message>
        <source>Self-preservation is off.</source>
        <translation>自我保护已关闭。</translation>
    </message>
    <message>
        <source>All caches together last %1.</source>
        <translation>所有缓存合计 %1。</translation>
    </message>
    <message>
        <source>All caches together last %1; with at most 5 s each it would be %2.</source>
        <translation>所有缓存合计 %1；若各最多 5 秒，则为 %2。</translation>
    </message>
    <message>
        <source>whether a stop lets running requests finish</source>
        <translation>停止时是否让正在处理的请求完成</translation>
    </message>
    <message>
        <source>how long a stop waits for running requests</source>
        <translation>停止时等待正在处理的请求多久</translation>
    </message>
    <message>
        <source>whether it can be stopped from here</source>
        <translation>能否从这里停止它</translation>
    </message>
    <message>
        <source>with which status it registers</source>
        <translation>它以何种状态注册</translation>
    </message>
    <message>
        <source>whether its health fails while it is drained</source>
        <translation>摘流期间其健康检查是否失败</translation>
    </message>
    <message>
        <source>whether retry settings stand in the wrong place</source>
        <translation>重试设置是否放错了位置</translation>
    </message>
    <message>
        <source>whether the library spring-retry is there</source>
        <translation>是否有 spring-retry 库</translation>
    </message>
    <message>
        <source>whether its routes have a filter Retry</source>
        <translation>其路由是否有 Retry 过滤器</translation>
    </message>
    <message>
        <source>how often it fetches Eureka&apos;s list</source>
        <translation>它多久拉取一次 Eureka 的列表</translation>
    </message>
    <message>
        <source>how long its load balancer keeps a list</source>
        <translation>其负载均衡器把列表保留多久</translation>
    </message>
    <message>
        <source>how old a list it serves</source>
        <translation>它提供的列表有多旧</translation>
    </message>
    <message>
        <source>all of its settings</source>
        <translation>它的所有设置</translation>
    </message>
    <message>
        <source>■ Requests fail</source>
        <translation>■ 请求会失败</translation>
    </message>
    <message>
        <source>? Not read</source>
        <translation>? 未读到</translation>
    </message>
    <message>
        <source>● Advice</source>
        <translation>● 建议</translation>
    </message>
    <message>
        <source>✓ Good</source>
        <translation>✓ 正常</translation>
    </message>
    <message>
        <source>Eureka</source>
        <translation>Eureka</translation>
    </message>
    <message>
        <source>Could not be read: %1, because</source>
        <translation>无法读取：%1，原因：</translation>
    </message>
    <message>
        <source>its actuator was not found.</source>
        <translation>没有找到它的 actuator。</translation>
    </message>
    <message>
        <source>its answer is masked or its details are hidden.</source>
        <translation>其应答被遮盖或详情被隐藏。</translation>
    </message>
    <message>
        <source>what it exposes does not hold it.</source>
        <translation>它暴露的内容里没有这一项。</translation>
    </message>
    <message>
        <source>the profile names it and Eureka does not.</source>
        <translation>配置文件写有它，而 Eureka 没有。</translation>
    </message>
    <message>
        <source>No caller is known.</source>
        <translation>没有已知的调用方。</translation>
    </message>
    <message>
        <source>At stake: up to %1 after a stop without a drain.</source>
        <translation>影响：未摘流就停止后最多 %1。</translation>
    </message>
    <message>
        <source>At stake: after a stop without a drain %1 of the requests, for up to %2.</source>
        <translation>影响：未摘流就停止后 %1 的请求失败，最长 %2。</translation>
    </message>
    <message>
        <source>%1: requests fail by %2, advice %3, good %4, not read %5.</source>
        <translation>%1：会使请求失败的 %2 项，建议 %3 项，正常 %4 项，未读到 %5 项。</translation>
    </message>
    <message>
        <source>Instances that are UP: %1.</source>
        <translation>处于 UP 的实例：%1。</translation>
    </message>
    <message>
        <source>Tries at another instance: %1.</source>
        <translation>对其他实例的尝试次数：%1。</translation>
    </message>
    <message>
        <source>More tries at the same instance before another one: %1.</source>
        <translation>换实例之前对同一实例追加的尝试次数：%1。</translation>
    </message>
    <message>
        <source>Self-preservation is on; instances that are listed: %1.</source>
        <translation>自我保护已打开；列出的实例：%1。</translation>
    </message>
    <message>
        <source>%1 (%2 instances)</source>
        <translation>%1（%2 个实例）</translation>
    </message>
    <message>
        <source>Callers that are known: %1.</source>
        <translation>已知的调用方：%1。</translation>
    </message>
    <message>
        <source>Callers that are known: %1; instances of which it cannot be told whether they call: %2.</source>
        <translation>已知的调用方：%1；无法判断是否调用的实例：%2。</translation>
    </message>
    <message>
        <source>If it calls the application, which cannot be told: %1</source>
        <translation>如果它调用该应用（无法判断）：%1</translation>
    </message>
</context>
<context>
    <name>ui::ClockText</name>
    <message>
        <source>clock +%1</source>
        <translation>时钟 +%1</translation>
    </message>
    <message>
        <source>clock −%1</source>
        <translation>时钟 −%1</translation>
    </message>
    <message>
        <source>%1&apos;s clock is %2 ahead</source>
        <translation>%1 的时钟快 %2</translation>
    </message>
    <message>
        <source>%1&apos;s clock is %2 behind</source>
        <translation>%1 的时钟慢 %2</translation>
    </message>
    <message>
        <source>Its clock is %1 ahead of this machine&apos;s. Times and ages are shown by this machine&apos;s.</source>
        <translation>其时钟比本机快 %1。时间与时长按本机时钟显示。</translation>
    </message>
    <message>
        <source>Its clock is %1 behind this machine&apos;s. Times and ages are shown by this machine&apos;s.</source>
        <translation>其时钟比本机慢 %1。时间与时长按本机时钟显示。</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>What to do</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Words of what to do; Return does it</source>
        <translation>输入要做的事，按回车执行</translation>
    </message>
    <message>
        <source>Words of what to do</source>
        <translation>要做的事的关键词</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>可以做的事</translation>
    </message>
    <message>
        <source>%1   (%2)</source>
        <comment>command, key</comment>
        <translation>%1   （%2）</translation>
    </message>
    <message>
        <source>Everything that can be done now, found by words of its name. Return does it; what asks first still asks.</source>
        <translation>现在可做的一切，按名称中的词查找。按回车执行；需要先询问的仍会询问。</translation>
    </message>
</context>
<context>
    <name>ui::ConfirmDialog</name>
    <message>
        <source>▲ %1</source>
        <translation>▲ %1</translation>
    </message>
    <message>
        <source>This will be sent:</source>
        <translation>将发送以下请求：</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>Puts the same requests on the clipboard as lines for a terminal, without any login.</source>
        <translation>将相同的请求以终端命令行形式复制到剪贴板，不含任何登录信息。</translation>
    </message>
    <message>
        <source>Requests that will be sent</source>
        <translation>将发送的请求</translation>
    </message>
    <message>
        <source>Why? It is kept with the result:</source>
        <translation>原因？将与结果一并保存：</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Opens when the name is typed exactly.</source>
        <translation>准确输入名称后可用。</translation>
    </message>
    <message>
        <source>Opens when a reason is given.</source>
        <translation>填写原因后可用。</translation>
    </message>
    <message>
        <source>Override %1</source>
        <translation>越过 %1</translation>
    </message>
    <message>
        <source>Why? It goes into the journal:</source>
        <translation>为什么？将写入日志：</translation>
    </message>
    <message>
        <source>Opens when every guard that blocks is overridden.</source>
        <translation>勾选越过所有阻止操作的检查后可用。</translation>
    </message>
    <message>
        <source>Asks once before something is changed: what it means for callers, and the exact requests that will be sent. Esc and Cancel send nothing.</source>
        <translation>更改之前询问一次：对调用方意味着什么，以及将发送的确切请求。按 Esc 或“取消”不发送任何请求。</translation>
    </message>
</context>
<context>
    <name>ui::Confirmation</name>
    <message>
        <source>Callers of %1 will have %2 of %3.</source>
        <translation>%1 的调用方将有 %2/%3 个实例可用。</translation>
    </message>
    <message>
        <source>Callers of %1 keep %2 of %3: this one does not serve.</source>
        <translation>%1 的调用方仍有 %2/%3 个实例可用：此实例未在服务。</translation>
    </message>
    <message>
        <source>Callers of %1 will have %2 of %3 left.</source>
        <translation>%1 的调用方将剩 %2/%3 个实例可用。</translation>
    </message>
    <message>
        <source>Then it waits until callers have let go. Nothing is stopped.</source>
        <translation>随后等待调用方不再调用。不会停止任何进程。</translation>
    </message>
    <message>
        <source>Then it is read back on every peer until it is UP.</source>
        <translation>随后在所有节点回读，直到为 UP。</translation>
    </message>
    <message>
        <source>Callers that still know %1 will see failed requests.</source>
        <translation>仍持有 %1 的调用方会遇到失败请求。</translation>
    </message>
    <message>
        <source>It is sent after a countdown of 5 s, which Esc takes back. A stop cannot be taken back.</source>
        <translation>倒计时 5 秒后发送，期间可按 Esc 撤回。停止一经发出便不可撤回。</translation>
    </message>
    <message>
        <source>Drain %1?</source>
        <translation>摘流 %1？</translation>
    </message>
    <message>
        <source>Cancel the override of %1?</source>
        <translation>取消 %1 的覆盖状态？</translation>
    </message>
    <message>
        <source>Shut down %1 without a drain?</source>
        <translation>不摘流直接关停 %1？</translation>
    </message>
    <message>
        <source>Shut down %1?</source>
        <translation>关停 %1？</translation>
    </message>
    <message>
        <source>Abort and put %1 back?</source>
        <translation>中止并恢复 %1？</translation>
    </message>
    <message>
        <source>%1 gets requests again as soon as callers renew their copies.</source>
        <translation>调用方更新本地副本后，%1 会立即重新收到请求。</translation>
    </message>
    <message>
        <source>Abort and put back</source>
        <translation>中止并恢复</translation>
    </message>
    <message>
        <source>End the wait for %1 early?</source>
        <translation>提前结束对 %1 的等待？</translation>
    </message>
    <message>
        <source>Callers may still hold %1 for up to %2.</source>
        <translation>调用方可能仍持有 %1，最长 %2。</translation>
    </message>
    <message>
        <source>The time is up, but it is not proven that callers have let go of %1.</source>
        <translation>时间已到，但未能证实调用方已不再调用 %1。</translation>
    </message>
    <message>
        <source>Nothing is sent now. The result is kept as not proven, with your reason.</source>
        <translation>现在不发送任何请求。结果将连同您的原因记为未证实。</translation>
    </message>
    <message>
        <source>Go on early</source>
        <translation>提前继续</translation>
    </message>
    <message>
        <source>Change %1 at Eureka?</source>
        <translation>更改 Eureka 上的 %1？</translation>
    </message>
    <message>
        <source>It is sent once, and then read back on every Eureka server.</source>
        <translation>只发送一次，然后在每台 Eureka 服务器上回读。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Change the metadata of %1?</source>
        <translation>更改 %1 的元数据？</translation>
    </message>
    <message>
        <source>Remove %1 from the registry?</source>
        <translation>把 %1 从注册表移除？</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Type %1 to shut it down without a drain:</source>
        <translation>输入 %1，以便不经摘除就关闭它：</translation>
    </message>
    <message>
        <source>Each is sent once and read back on every Eureka server; the next one leaves only when that shows everywhere.</source>
        <translation>每个请求只发送一次，并在每台 Eureka 服务器上回读；只有处处都显示之后才发送下一个。</translation>
    </message>
    <message>
        <source>Type %1 to remove it from the registry:</source>
        <translation>输入 %1，以便把它从注册表移除：</translation>
    </message>
    <message>
        <source>Set %1 to %2 through the instance itself?</source>
        <translation>经由实例自身把 %1 设为 %2？</translation>
    </message>
    <message>
        <source>Cancel the override of %1 through the instance itself?</source>
        <translation>经由实例自身取消 %1 的覆盖状态？</translation>
    </message>
    <message>
        <source>Pause %1?</source>
        <translation>暂停 %1？</translation>
    </message>
    <message>
        <source>Resume %1?</source>
        <translation>恢复 %1？</translation>
    </message>
    <message>
        <source>Restart %1?</source>
        <translation>重启 %1？</translation>
    </message>
    <message>
        <source>%1 leaves the registry and goes on answering callers that still hold it.</source>
        <translation>%1 离开注册表，但继续应答仍持有它的调用方。</translation>
    </message>
    <message>
        <source>%1 is asked to register again.</source>
        <translation>请求 %1 重新注册。</translation>
    </message>
    <message>
        <source>%1 closes its port and begins anew.</source>
        <translation>%1 关闭端口并重新开始。</translation>
    </message>
    <message>
        <source>The endpoint is looked for once more before it is sent, by reads; if it is another one, nothing is sent. It is sent once, to the instance, and then read back on every Eureka server.</source>
        <translation>发送之前会再以读取方式查找一次端点；如果是另一个端点，则什么也不发送。请求只向实例发送一次，随后在每台 Eureka 服务器上回读。</translation>
    </message>
    <message>
        <source>Type %1 to go on:</source>
        <translation>输入 %1 以继续：</translation>
    </message>
    <message>
        <source>Drain %1 through the instance itself?</source>
        <translation>经由实例自身摘流 %1？</translation>
    </message>
    <message>
        <source>The endpoint is looked for once more before it is sent, by reads; if it is another one, nothing is sent. Then it waits until callers have let go. Nothing is stopped.</source>
        <translation>发送之前会再以读取方式查找一次端点；如果是另一个端点，则什么也不发送。随后等待调用方不再调用。不会停止任何进程。</translation>
    </message>
</context>
<context>
    <name>ui::CountdownRing</name>
    <message>
        <source>Countdown until callers let go</source>
        <translation>距调用方不再调用的倒计时</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>no countdown</source>
        <translation>无倒计时</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>still called</source>
        <translation>仍被调用</translation>
    </message>
    <message>
        <source>let go</source>
        <translation>已停止调用</translation>
    </message>
    <message>
        <source>No countdown is running</source>
        <translation>没有进行中的倒计时</translation>
    </message>
    <message>
        <source>%1 left of %2</source>
        <translation>剩余 %1，共 %2</translation>
    </message>
    <message>
        <source>Overdue by %1, still called</source>
        <translation>已超时 %1，仍被调用</translation>
    </message>
    <message>
        <source>Callers have let go</source>
        <translation>调用方已不再调用</translation>
    </message>
</context>
<context>
    <name>ui::EnvironmentButton</name>
    <message>
        <source>Environment %1: choose another one</source>
        <translation>环境 %1：选择另一个</translation>
    </message>
    <message>
        <source>Another environment in this window. Key: Ctrl+P</source>
        <translation>在此窗口中打开另一个环境。按键：Ctrl+P</translation>
    </message>
    <message>
        <source>%1 (shown now)</source>
        <translation>%1（当前显示）</translation>
    </message>
    <message>
        <source>%1: not usable</source>
        <translation>%1：不可用</translation>
    </message>
    <message>
        <source>Profiles in %1</source>
        <translation>配置文件位于 %1</translation>
    </message>
    <message>
        <source>No other environment yet. Each is a file, for example</source>
        <translation>还没有其他环境。每个环境是一个文件，例如</translation>
    </message>
    <message>
        <source>Copy this example</source>
        <translation>复制此示例</translation>
    </message>
    <message>
        <source>Edit %1…</source>
        <translation>编辑 %1…</translation>
    </message>
    <message>
        <source>New profile…</source>
        <translation>新建配置文件…</translation>
    </message>
</context>
<context>
    <name>ui::FailingText</name>
    <message>
        <source>%1, %2 of them new</source>
        <translation>%1，其中新增 %2</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>状态 %1</translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation>未读到：%1</translation>
    </message>
    <message>
        <source>none since its process started</source>
        <translation>自进程启动以来没有</translation>
    </message>
    <message>
        <source>%1 more paths fail, which were not asked for</source>
        <translation>另有 %1 条路径失败，未逐一询问</translation>
    </message>
    <message>
        <source>since its process started; %1</source>
        <translation>自进程启动以来；%1</translation>
    </message>
    <message>
        <source>instances: %1</source>
        <translation>实例：%1</translation>
    </message>
    <message>
        <source>%1 requests, %2 of them failed (%3)</source>
        <translation>%1 个请求，其中 %2 个失败（%3）</translation>
    </message>
    <message>
        <source>requests not counted</source>
        <translation>请求未计数</translation>
    </message>
    <message>
        <source>counted at %1 of them</source>
        <translation>其中 %1 个有计数</translation>
    </message>
    <message>
        <source>paths not read</source>
        <translation>路径未读取</translation>
    </message>
    <message>
        <source>paths read at %1 of them</source>
        <translation>其中 %1 个读取了路径</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>since their processes started</source>
        <translation>自其进程启动以来</translation>
    </message>
</context>
<context>
    <name>ui::FilterLine</name>
    <message>
        <source>Filter instances   status:oos app:orders   Ctrl+F</source>
        <translation>筛选实例   status:oos app:orders   Ctrl+F</translation>
    </message>
    <message>
        <source>Filter instances</source>
        <translation>筛选实例</translation>
    </message>
    <message>
        <source>Words and terms, all of which must fit: status:oos app:orders version:2.14* zone:b host: ip: override:any; “-” before a term turns it round. Key: Ctrl+F</source>
        <translation>关键词与条件须全部满足：status:oos app:orders version:2.14* zone:b host: ip: override:any；条件前加“-”表示取反。快捷键：Ctrl+F</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Saved filters…</source>
        <translation>已保存的筛选…</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>保存此筛选…</translation>
    </message>
    <message>
        <source>Shows only the instances that all of these words fit. Terms ask for one field: status:oos app:orders version:2.14* zone:b host: ip: override:any; a minus before one turns it round. The menu at its left keeps filters under names.</source>
        <translation>只显示符合所有词的实例。条件针对单个字段：status:oos app:orders version:2.14* zone:b host: ip: override:any；前面加“-”则取反。左侧的菜单按名称保存筛选。</translation>
    </message>
    <message>
        <source>Filters that were saved. Key: Ctrl+Shift+F</source>
        <translation>已保存的筛选。快捷键：Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Opens when something is typed in the filter.</source>
        <translation>在筛选框中输入内容后可用。</translation>
    </message>
</context>
<context>
    <name>ui::GroupedChart</name>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>平均延迟</translation>
    </message>
    <message>
        <source>Longest request of the last minutes</source>
        <translation>最近几分钟最长的请求</translation>
    </message>
    <message>
        <source>Share of the traffic</source>
        <translation>流量占比</translation>
    </message>
    <message>
        <source>What is drawn: %1</source>
        <translation>绘制内容：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No measurements yet</source>
        <translation>尚无测量数据</translation>
    </message>
    <message>
        <source>Choose an application on the left</source>
        <translation>请在左侧选择一个应用</translation>
    </message>
</context>
<context>
    <name>ui::GuideDialog</name>
    <message>
        <source>A first release</source>
        <translation>首次发布</translation>
    </message>
    <message>
        <source>On the demo fleet, which is all inside this program: nothing here reaches anybody.</source>
        <translation>在演示集群上进行，它全部位于本程序之内：这里的任何操作都不会影响到别人。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Choose an application</source>
        <translation>选择一个应用</translation>
    </message>
    <message>
        <source>On the left, for example ORDERS. The table shows its instances, the charts below how they are called.</source>
        <translation>在左侧，例如 ORDERS。表格显示其实例，下方的图表显示它们如何被调用。</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>检查它</translation>
    </message>
    <message>
        <source>Check… above the table reads what of its settings would disturb a release.</source>
        <translation>表格上方的“检查…”会读取哪些设置可能妨碍发布。</translation>
    </message>
    <message>
        <source>Plan and start</source>
        <translation>计划并开始</translation>
    </message>
    <message>
        <source>Start release… opens the plan. Enter version %1, read what will be sent, press Start.</source>
        <translation>“开始发布…”打开计划。输入版本 %1，查看将要发送的内容，然后按“开始”。</translation>
    </message>
    <message>
        <source>The first one is drained</source>
        <translation>第一个实例被摘流</translation>
    </message>
    <message>
        <source>The ring counts down until the last caller has let go. Look at the chart: nothing fails.</source>
        <translation>圆环倒计时，直到最后一个调用方放手。看看图表：没有任何失败。</translation>
    </message>
    <message>
        <source>It is stopped</source>
        <translation>它被停止</translation>
    </message>
    <message>
        <source>After a countdown of five seconds, which Esc takes back. Its port closes, its lease goes.</source>
        <translation>在五秒倒计时之后，可用 Esc 收回。它的端口关闭，租约消失。</translation>
    </message>
    <message>
        <source>It is back</source>
        <translation>它回来了</translation>
    </message>
    <message>
        <source>The demo&apos;s supervisor starts the new version. It counts as back once callers call it again.</source>
        <translation>演示集群的守护程序启动新版本。调用方再次调用它之后，才算已经回来。</translation>
    </message>
    <message>
        <source>The others follow by themselves</source>
        <translation>其余实例自动跟进</translation>
    </message>
    <message>
        <source>Meanwhile Pause, Skip and Abort are open: each says first what it will do.</source>
        <translation>其间可以暂停、跳过和中止：每一项都会先说明将要做什么。</translation>
    </message>
    <message>
        <source>Now without a drain</source>
        <translation>现在试试不摘流</translation>
    </message>
    <message>
        <source>Choose an instance, then Rehearse › Kill. Watch its callers: that is what a drain is for.</source>
        <translation>选择一个实例，然后“演练”›“杀死”。观察它的调用方：摘流正是为此。</translation>
    </message>
    <message>
        <source>What to do for a first release, and how far it has come. It does nothing by itself.</source>
        <translation>首次发布要做什么，以及进行到哪一步。它自己不做任何事。</translation>
    </message>
</context>
<context>
    <name>ui::HelpDialog</name>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>手册页面</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The manual, task by task. Choose a page at the left; links lead from page to page.</source>
        <translation>按任务编写的手册。在左侧选择页面；链接可跳转到其他页面。</translation>
    </message>
</context>
<context>
    <name>ui::InstanceCells</name>
    <message>
        <source>%1 from %2</source>
        <translation>%1，来自 %2</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚未知</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>application / instance</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>▸ releasing</source>
        <translation>▸ 发布中</translation>
    </message>
    <message>
        <source>✕ gone from the list</source>
        <translation>✕ 已从列表消失</translation>
    </message>
    <message>
        <source>▲ peers disagree</source>
        <translation>▲ 节点不一致</translation>
    </message>
    <message>
        <source>host %1, zone %2</source>
        <translation>主机 %1，可用区 %2</translation>
    </message>
    <message>
        <source>a Eureka server&apos;s own entry: never changed from here</source>
        <translation>Eureka 服务器自身的条目：此处从不更改</translation>
    </message>
    <message>
        <source>%1: %2, live</source>
        <translation>%1：%2，实时</translation>
    </message>
    <message>
        <source>%1 serves %2 to callers</source>
        <translation>%1 向调用方提供的状态为 %2</translation>
    </message>
    <message>
        <source>list %1</source>
        <translation>列表 %1</translation>
    </message>
    <message>
        <source>failing part: %1</source>
        <translation>异常部件：%1</translation>
    </message>
    <message>
        <source>only its Eureka part is not UP, as it is drained</source>
        <translation>仅其 Eureka 部件不是 UP，因为已摘流</translation>
    </message>
    <message>
        <source>it shows no details</source>
        <translation>未提供详情</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not told: neither its metadata nor its info names a version</source>
        <translation>未提供：其元数据和 info 均未注明版本</translation>
    </message>
    <message>
        <source>version %1, health %2, status for %3</source>
        <translation>版本 %1，健康状态 %2，状态已持续 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>health status, failing part</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>not registered there</source>
        <translation>该处未注册</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>since %1; by the server&apos;s clock %2</source>
        <translation>自 %1 起；按服务器时钟为 %2</translation>
    </message>
</context>
<context>
    <name>ui::InstanceDialog</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>%1 的详细信息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>It is no longer registered. What was read last is shown.</source>
        <translation>它已不再注册。显示的是最后读到的内容。</translation>
    </message>
    <message>
        <source>Looked for %1 ago</source>
        <translation>%1 前查找过</translation>
    </message>
    <message>
        <source>The actuator was not looked for yet.</source>
        <translation>尚未查找 actuator。</translation>
    </message>
    <message>
        <source>overridden with %1</source>
        <translation>被 %1 覆盖</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>health %1, %2</source>
        <translation>健康 %1，%2</translation>
    </message>
    <message>
        <source>Where the actuator was looked for</source>
        <translation>在哪里查找过 actuator</translation>
    </message>
    <message>
        <source>The registration tells no address.</source>
        <translation>注册信息没有给出地址。</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>代次</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The process that answers</source>
        <translation>应答的进程</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Lost without it</source>
        <translation>缺少它会失去什么</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>First that fails</source>
        <translation>首个失败项</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>组成部分</translation>
    </message>
    <message>
        <source>hidden; management.endpoint.health.show-details=always shows them</source>
        <translation>已隐藏；management.endpoint.health.show-details=always 可显示</translation>
    </message>
    <message>
        <source>If it were drained now</source>
        <translation>如果现在摘流</translation>
    </message>
    <message>
        <source>Callers</source>
        <translation>调用方</translation>
    </message>
    <message>
        <source>The way there</source>
        <translation>到达它的路径</translation>
    </message>
    <message>
        <source>Goes the way there step by step, and looks for the actuator once more. Only reads.</source>
        <translation>逐步检查到达它的路径，并再次查找 actuator。只读取。</translation>
    </message>
    <message>
        <source>only its Eureka part is not UP, as it is drained</source>
        <translation>仅其 Eureka 部件不是 UP，因为已摘流</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>组 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>length, how it is known</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Callers would have let go after</source>
        <translation>调用方不再调用需要</translation>
    </message>
    <message>
        <source>Lease</source>
        <translation>租约</translation>
    </message>
    <message>
        <source>Its settings</source>
        <translation>实例设置</translation>
    </message>
    <message>
        <source>Settings of the Eureka servers</source>
        <translation>Eureka 服务器的设置</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Requests that fail</source>
        <translation>失败的请求</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Circuit breakers and retries of its callers</source>
        <translation>其调用方的断路器和重试</translation>
    </message>
    <message>
        <source>Versions of its application side by side</source>
        <translation>其应用的各版本并列对比</translation>
    </message>
    <message>
        <source>Its share of the requests</source>
        <translation>它所占的请求份额</translation>
    </message>
    <message>
        <source>Everything known of one instance: its lease, its health, which of its requests fail, who calls it and how long a drain would take now, its settings, and what is lost because an endpoint is not exposed, with the property that switches it on.</source>
        <translation>关于一个实例的全部已知信息：租约、健康状况、哪些请求失败、谁在调用它、现在摘流需要多久、它的设置，以及因端点未公开而缺失的内容和开启它的属性。</translation>
    </message>
</context>
<context>
    <name>ui::InstanceMenu</name>
    <message>
        <source>It can be overridden by name, with a reason.</source>
        <translation>可按名称越过该检查，需说明理由。</translation>
    </message>
    <message>
        <source>Asks its service registry to remove the override at Eureka.</source>
        <translation>请求其 service-registry 移除 Eureka 中的覆盖状态。</translation>
    </message>
    <message>
        <source>Takes it out of the registry without stopping it. Only a restart brings it back.</source>
        <translation>把它从注册表中取出而不停止它。只有重启才能让它回来。</translation>
    </message>
    <message>
        <source>Asks a paused one to go on; whether it registers again is read back.</source>
        <translation>请求已暂停的实例继续；是否重新注册会回读确认。</translation>
    </message>
    <message>
        <source>Begins anew in the same process.</source>
        <translation>在同一进程中重新开始。</translation>
    </message>
    <message>
        <source>&amp;Instance</source>
        <translation>实例(&amp;I)</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>详情…</translation>
    </message>
    <message>
        <source>Drain through the instance…</source>
        <translation>经由实例摘流…</translation>
    </message>
    <message>
        <source>Cancel override through the instance…</source>
        <translation>经由实例取消覆盖状态…</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>暂停…</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Restart…</source>
        <translation>重启…</translation>
    </message>
    <message>
        <source>Opens when an instance is chosen in the table.</source>
        <translation>在表中选择实例后可用。</translation>
    </message>
    <message>
        <source>What is known of it: where its actuator is, what it exposes, its health. Key: Enter in the table</source>
        <translation>关于它的已知信息：actuator 在哪里、开放了什么、健康状态。快捷键：在表中按 Enter</translation>
    </message>
    <message>
        <source>Asks its service registry to take it out of service, and waits until callers have let go.</source>
        <translation>请求其 service-registry 将它摘出服务，并等待调用方不再调用。</translation>
    </message>
</context>
<context>
    <name>ui::InstanceModel</name>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>Host %1</source>
        <translation>主机 %1</translation>
    </message>
    <message>
        <source>Zone %1</source>
        <translation>区域 %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>%1 · 1 instance</source>
        <comment>group, how many</comment>
        <translation>%1 · 1 个实例</translation>
    </message>
    <message>
        <source>%1 · %2 instances</source>
        <comment>group, how many</comment>
        <translation>%1 · %2 个实例</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>place in an order</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>group, cell</comment>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>ui::InstanceTable</name>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>&amp;Details …</source>
        <translation>详细信息(&amp;D)…</translation>
    </message>
    <message>
        <source>Copy ro&amp;w</source>
        <translation>复制行(&amp;W)</translation>
    </message>
    <message>
        <source>Copy c&amp;ell</source>
        <translation>复制单元格(&amp;E)</translation>
    </message>
    <message>
        <source>Copy na&amp;me for the command line</source>
        <translation>复制命令行用名称(&amp;M)</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>复制地址(&amp;A)</translation>
    </message>
    <message>
        <source>The instances: Eureka&apos;s status and its override, since when, the health with the part that fails, version, requests per second, errors and what is in flight. Grey values are old. A click on a title sorts; the menu of a row copies, groups and chooses columns; with Ctrl several are chosen in order.</source>
        <translation>各实例：Eureka 的状态及其覆盖状态、自何时起、健康状况及出问题的部分、版本、每秒请求数、错误和处理中的请求。灰色的值已过时。点击标题排序；行菜单可复制、分组和选择列；按住 Ctrl 可按顺序选择多个。</translation>
    </message>
    <message>
        <source>&amp;Group by</source>
        <translation>分组方式(&amp;G)</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
</context>
<context>
    <name>ui::JudgeDialog</name>
    <message>
        <source>its requests cannot be measured</source>
        <translation>其请求无法测量</translation>
    </message>
    <message>
        <source>%1 of %2 requests failed</source>
        <translation>%2 个请求中 %1 个失败</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Judge %1</source>
        <translation>评判 %1</translation>
    </message>
    <message>
        <source>&amp;Pass: the release goes on</source>
        <translation>通过(&amp;P)：发布继续</translation>
    </message>
    <message>
        <source>&amp;Doubtful: it goes on, and the doubt is kept</source>
        <translation>存疑(&amp;D)：继续，并记录疑问</translation>
    </message>
    <message>
        <source>&amp;Fail: the release stops here</source>
        <translation>失败(&amp;F)：发布在此停下</translation>
    </message>
    <message>
        <source>Why? It is kept with the result:</source>
        <translation>为什么？将与结果一同保存：</translation>
    </message>
    <message>
        <source>Why it is judged so</source>
        <translation>如此评判的原因</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Opens when a judgement is chosen.</source>
        <translation>选择评判后可用。</translation>
    </message>
    <message>
        <source>Opens when a reason is given: the figures alone do not show it.</source>
        <translation>填写原因后可用：仅凭数据不能说明。</translation>
    </message>
    <message>
        <source>Measured: %1</source>
        <translation>测得：%1</translation>
    </message>
    <message>
        <source>Your judgement of an instance that came back, beside what its own counters say. It is kept with the result of the release; a fail stops it here.</source>
        <translation>对恢复后的实例的评判，旁边是其自身计数器的数据。它随发布结果一起保存；判为失败则发布停在这里。</translation>
    </message>
</context>
<context>
    <name>ui::KeyList</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Keys and what they do</source>
        <translation>快捷键及其作用</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Every key of the window, and what it does now.</source>
        <translation>窗口的所有快捷键，以及它们现在的作用。</translation>
    </message>
</context>
<context>
    <name>ui::LeaveDialog</name>
    <message>
        <source>Close Drainboard?</source>
        <translation>关闭 Drainboard？</translation>
    </message>
    <message>
        <source>Close while something is under way?</source>
        <translation>操作正在进行，要关闭吗？</translation>
    </message>
    <message>
        <source>Nothing is sent on closing, and nothing is put back. To put an instance back, stay and press Abort.</source>
        <translation>关闭时不会发送任何请求，也不会恢复任何实例。如需恢复实例，请留下并点击“中止”。</translation>
    </message>
    <message>
        <source>Close and leave it so</source>
        <translation>关闭并保持现状</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Switch to another environment?</source>
        <translation>切换到另一个环境？</translation>
    </message>
    <message>
        <source>Switch to %1 while something is under way here?</source>
        <translation>这里还有操作在进行，仍要切换到 %1？</translation>
    </message>
    <message>
        <source>Nothing is sent on switching, and nothing is put back. To put an instance back, stay and press Abort.</source>
        <translation>切换时不发送任何请求，也不恢复任何实例。要恢复实例，请留下并按“中止”。</translation>
    </message>
    <message>
        <source>Switch and leave it so</source>
        <translation>切换，保持现状</translation>
    </message>
    <message>
        <source>Something is still under way. Leaving sends nothing and puts nothing back; the next start finds what is unfinished and offers to go on.</source>
        <translation>仍有操作在进行。离开不会发送任何请求，也不会还原；下次启动时会找到未完成的操作并提供继续。</translation>
    </message>
</context>
<context>
    <name>ui::Leaving</name>
    <message>
        <source>%1 may end up OUT_OF_SERVICE: its change is on its way, and nobody reads it back.</source>
        <translation>%1 可能变为 OUT_OF_SERVICE：更改已在途中，将无人回读。</translation>
    </message>
    <message>
        <source>%1 was set to OUT_OF_SERVICE, and nobody reads back whether every peer knows it.</source>
        <translation>%1 已设为 OUT_OF_SERVICE，将无人回读是否每个节点都已知晓。</translation>
    </message>
    <message>
        <source>%1 stays OUT_OF_SERVICE, and nobody watches whether its callers let go.</source>
        <translation>%1 保持 OUT_OF_SERVICE，将无人观察其调用方是否已放手。</translation>
    </message>
    <message>
        <source>%1 stays OUT_OF_SERVICE and keeps running.</source>
        <translation>%1 保持 OUT_OF_SERVICE 并继续运行。</translation>
    </message>
    <message>
        <source>%1 was asked to stop, and nobody watches whether it is gone.</source>
        <translation>%1 已被要求停止，将无人观察它是否已消失。</translation>
    </message>
    <message>
        <source>%1 is on its way back, and nobody watches whether it is UP on every peer.</source>
        <translation>%1 正在恢复，将无人观察它是否在每个节点上为 UP。</translation>
    </message>
    <message>
        <source>%1 stays OUT_OF_SERVICE: its operation failed and did not bring it back.</source>
        <translation>%1 保持 OUT_OF_SERVICE：其操作失败，未能使其恢复。</translation>
    </message>
    <message>
        <source>%1 is not asked to stop: its countdown ends here.</source>
        <translation>不会要求 %1 停止：它的倒计时到此结束。</translation>
    </message>
    <message>
        <source>%1 stays OUT_OF_SERVICE and is not asked to stop: its countdown ends here.</source>
        <translation>%1 保持 OUT_OF_SERVICE，不会要求它停止：它的倒计时到此结束。</translation>
    </message>
    <message>
        <source>%1: a change of it is on its way, and nobody reads it back on every peer or goes on with what was to follow.</source>
        <translation>%1：对它的一项更改正在途中，没有人在每个对等节点上回读，也不会继续后面的步骤。</translation>
    </message>
    <message>
        <source>The release of %1 stands still where it is now.</source>
        <translation>%1 的发布会停在当前位置。</translation>
    </message>
</context>
<context>
    <name>ui::LinkDialog</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>复制地址(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open this address in the browser?</source>
        <translation>在浏览器中打开这个地址吗？</translation>
    </message>
    <message>
        <source>The whole address of a page elsewhere, as this environment&apos;s profile makes it. Nothing is opened before you say so.</source>
        <translation>外部页面的完整地址，由此环境的配置文件生成。在您同意之前不会打开任何页面。</translation>
    </message>
</context>
<context>
    <name>ui::LinkMenu</name>
    <message>
        <source>&amp;Links</source>
        <translation>链接(&amp;L)</translation>
    </message>
</context>
<context>
    <name>ui::LinkText</name>
    <message>
        <source>No address: nothing that could stand there is known for %1.</source>
        <translation>没有地址：%1 没有可以填入的值。</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Filter instances</source>
        <translation>筛选实例</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Nothing can be changed after that. Key: Ctrl+L</source>
        <translation>锁定后无法做任何更改。快捷键：Ctrl+L</translation>
    </message>
    <message>
        <source>Lets you change instances for 30 minutes. Key: Ctrl+L</source>
        <translation>允许更改实例 30 分钟。快捷键：Ctrl+L</translation>
    </message>
    <message>
        <source>Metadata…</source>
        <translation>元数据…</translation>
    </message>
    <message>
        <source>What to do…</source>
        <translation>要做什么…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>Read everything anew</source>
        <translation>重新读取全部</translation>
    </message>
    <message>
        <source>Take back the countdown to a stop</source>
        <translation>收回停止倒计时</translation>
    </message>
    <message>
        <source>No fleet chosen</source>
        <translation>尚未选择集群</translation>
    </message>
    <message>
        <source>Manual…</source>
        <translation>手册…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>A Eureka server that is not on this machine opens read-only. Unlocked, it can be changed for 30 minutes, and for as long as a release runs.</source>
        <translation>不在本机上的 Eureka 服务器以只读方式打开。解锁后可在 30 分钟内更改，发布进行期间一直可更改。</translation>
    </message>
    <message>
        <source>The release that runs, or the operation on the chosen instance: its steps, the countdown until every caller must have let go and where its length comes from, what each caller still holds, and what comes next. Abort lists what it sends before it sends it.</source>
        <translation>正在进行的发布，或对所选实例的操作：各步骤、到所有调用方必定不再调用为止的倒计时及其长度来源、各调用方仍持有什么，以及下一步。“中止”会先列出将发送的请求，再发送。</translation>
    </message>
    <message>
        <source>New profile…</source>
        <translation>新建配置文件…</translation>
    </message>
    <message>
        <source>Edit this profile…</source>
        <translation>编辑此配置文件…</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>这是什么？</translation>
    </message>
</context>
<context>
    <name>ui::Manual</name>
    <message>
        <source>en</source>
        <comment>the manual&apos;s folder in this language</comment>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>ui::MetadataDialog</name>
    <message>
        <source>&amp;Set…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Metadata of the instance</source>
        <translation>实例的元数据</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Eureka can set a key, but has no way to remove one. What is set here is lost when the instance registers itself again: when it restarts, or when a server has forgotten it. The server registers the instance anew with it, so its lease begins again, shorter until the next heartbeat, and the other servers get it as a registration.</source>
        <translation>Eureka 可以设置键，但无法删除键。在这里设置的内容会在实例重新注册时丢失：即它重启时，或某台服务器忘记它时。服务器会带着它重新登记该实例，因此租约重新开始，在下一次心跳之前较短，其他服务器把它当作一次注册收到。</translation>
    </message>
    <message>
        <source>An existing key to change it, or a new one</source>
        <translation>填已有的键来更改，或填新键</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>值(&amp;V)</translation>
    </message>
    <message>
        <source>Key to set</source>
        <translation>要设置的键</translation>
    </message>
    <message>
        <source>Value to set</source>
        <translation>要设置的值</translation>
    </message>
    <message>
        <source>No Eureka server lists this instance any more.</source>
        <translation>没有 Eureka 服务器再列出此实例。</translation>
    </message>
    <message>
        <source>No Eureka server has answered yet: nothing is known of its metadata.</source>
        <translation>还没有 Eureka 服务器应答：对其元数据一无所知。</translation>
    </message>
    <message>
        <source>It has no metadata. </source>
        <translation>它没有元数据。 </translation>
    </message>
    <message>
        <source>Listed by %1, %2.</source>
        <translation>由 %1 列出，%2。</translation>
    </message>
    <message>
        <source>Opens when a Eureka server lists this instance.</source>
        <translation>有 Eureka 服务器列出此实例时可用。</translation>
    </message>
    <message>
        <source>Opens when a key is given: one without a name is of no use to anybody, and could not be removed again.</source>
        <translation>填写键之后可用：没有名称的键对谁都没有用，也无法再删除。</translation>
    </message>
    <message>
        <source>Opens when a Eureka server answers.</source>
        <translation>有 Eureka 服务器应答时可用。</translation>
    </message>
    <message>
        <source>▲ The key begins or ends with a space.</source>
        <translation>▲ 键的开头或结尾有空格。</translation>
    </message>
    <message>
        <source>A new key: it cannot be removed again, until the instance registers anew.</source>
        <translation>新键：在实例重新注册之前无法再删除。</translation>
    </message>
    <message>
        <source>It has this value already; sending it registers the instance anew all the same.</source>
        <translation>它已经是这个值；发送仍会使实例被重新登记。</translation>
    </message>
    <message>
        <source>Takes the place of “%1”.</source>
        <translation>取代“%1”。</translation>
    </message>
    <message>
        <source>Shows the exact request first.</source>
        <translation>先显示确切的请求。</translation>
    </message>
    <message>
        <source>What the instance tells of itself in Eureka, and one key at a time to set there. It lasts until the instance registers anew.</source>
        <translation>实例在 Eureka 中关于自身的信息，以及每次设置一个键。设置保留到实例重新注册为止。</translation>
    </message>
</context>
<context>
    <name>ui::NoteDialog</name>
    <message>
        <source>Note on %1</source>
        <translation>%1 的备注</translation>
    </message>
    <message>
        <source>What you want to remember when this application is released. It is kept for you, shown beside its steps and in its plan, and never sent anywhere.</source>
        <translation>发布此应用时您想记住的事。只为您保存，显示在其步骤旁和计划中，绝不发送到任何地方。</translation>
    </message>
    <message>
        <source>For example: orders-1 last, it runs the nightly jobs.</source>
        <translation>例如：orders-1 放在最后，它运行夜间任务。</translation>
    </message>
</context>
<context>
    <name>ui::Notice</name>
    <message>
        <source>Switching to %1 … What was shown before is being closed, and nothing is sent to it any more.</source>
        <translation>正在切换到 %1 …之前显示的内容正在关闭，不再向它发送任何请求。</translation>
    </message>
    <message>
        <source>✕ Drainboard could not start: nothing is read and nothing can be changed. %1
A change is only sent when it was written down first. Put this right, then open the window again.</source>
        <translation>✕ Drainboard 无法启动：什么也不读取，什么也不能更改。%1
更改只有先记录下来才会发送。请解决这个问题，然后重新打开窗口。</translation>
    </message>
    <message>
        <source>✕ %1 could not be opened: nothing is read and nothing can be changed. %2
Put this right and choose it again above, or choose another environment.</source>
        <translation>✕ 无法打开 %1：什么也不读取，什么也不能更改。%2
请解决这个问题后在上方重新选择它，或选择另一个环境。</translation>
    </message>
</context>
<context>
    <name>ui::PastDialog</name>
    <message>
        <source>single change</source>
        <translation>单次更改</translation>
    </message>
    <message>
        <source>Nothing was measured while this ran, so there are no charts of it.</source>
        <translation>运行期间没有测量数据，因此没有图表。</translation>
    </message>
    <message>
        <source>%1 of %2 requests failed at callers</source>
        <translation>调用方 %2 个请求中有 %1 个失败</translation>
    </message>
    <message>
        <source>%1 of %2 at the instances</source>
        <translation>实例侧 %2 个中有 %1 个失败</translation>
    </message>
    <message>
        <source>fewest in service: %1 of %2</source>
        <translation>最少在服务：%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>Earlier releases</source>
        <translation>以往的发布</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>Instances in service over time</source>
        <translation>在服务的实例数随时间变化</translation>
    </message>
    <message>
        <source>Choose a release on the left</source>
        <translation>请在左侧选择一次发布</translation>
    </message>
    <message>
        <source>Moment that is looked at</source>
        <translation>查看的时刻</translation>
    </message>
    <message>
        <source>How much of it is shown</source>
        <translation>显示的范围</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>instances in service</source>
        <translation>在服务的实例</translation>
    </message>
    <message>
        <source>No measurements</source>
        <translation>没有测量数据</translation>
    </message>
    <message>
        <source>The journal of this environment holds no release yet.</source>
        <translation>此环境的日志中还没有发布。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>未注册</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>release of 1 instance</source>
        <translation>发布 1 个实例</translation>
    </message>
    <message>
        <source>release of %1 instances</source>
        <translation>发布 %1 个实例</translation>
    </message>
    <message>
        <source>%1 at callers</source>
        <translation>调用方 %1</translation>
    </message>
    <message>
        <source>%1 at instances</source>
        <translation>实例侧 %1</translation>
    </message>
    <message>
        <source>no measurement</source>
        <translation>没有测量数据</translation>
    </message>
    <message>
        <source>What was released earlier here: choose one at the left, and its error rates, its requests and what each instance&apos;s status was are shown. The slider goes through it moment by moment.</source>
        <translation>此处以往的发布：在左侧选择一个，即显示其错误率、请求以及各实例当时的状态。滑块可逐刻查看。</translation>
    </message>
</context>
<context>
    <name>ui::PeerChip</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>从未读到</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>询问中</translation>
    </message>
    <message>
        <source>Click to compare it with the others.</source>
        <translation>点击可与其他服务器比较。</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 有应答</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>%1 is asked</source>
        <translation>正在询问 %1</translation>
    </message>
    <message>
        <source>renews last minute %1, threshold %2</source>
        <translation>上一分钟续约 %1 次，阈值 %2</translation>
    </message>
</context>
<context>
    <name>ui::PeerChips</name>
    <message>
        <source>The Eureka servers: whether each answers and how fast, or since when it does not. A click compares what it says with the others.</source>
        <translation>各 Eureka 服务器：是否应答、多快应答，或自何时起不应答。点击可将其说法与其他服务器比较。</translation>
    </message>
</context>
<context>
    <name>ui::PeersDialog</name>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>(override %1)</source>
        <translation>（覆盖状态 %1）</translation>
    </message>
    <message>
        <source>%1, %2 old</source>
        <translation>%1，%2 前的数据</translation>
    </message>
    <message>
        <source>&amp;Only where they disagree</source>
        <translation>仅显示不一致的(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Repair…</source>
        <translation>修复…(&amp;R)</translation>
    </message>
    <message>
        <source>Compare the Eureka servers</source>
        <translation>比较各 Eureka 服务器</translation>
    </message>
    <message>
        <source>Instances by Eureka server</source>
        <translation>各 Eureka 服务器上的实例</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>No Eureka server answers: nothing can be compared.</source>
        <translation>没有 Eureka 服务器应答：无从比较。</translation>
    </message>
    <message>
        <source>There is one Eureka server: nothing to compare it with.</source>
        <translation>只有一台 Eureka 服务器：没有可与之比较的。</translation>
    </message>
    <message>
        <source>Those that answer agree on all %1 instances.</source>
        <translation>有应答的服务器在全部 %1 个实例上一致。</translation>
    </message>
    <message>
        <source>They disagree on %1 of %2 instances.</source>
        <translation>它们在 %2 个实例中的 %1 个上不一致。</translation>
    </message>
    <message>
        <source>&amp;Only where they disagree (%1 hidden)</source>
        <translation>仅显示不一致的（隐藏 %1 个）(&amp;O)</translation>
    </message>
    <message>
        <source>Sends the same override again to the server that has it, which passes it on.</source>
        <translation>把同一覆盖状态再次发送给已有它的服务器，由其转发给其他服务器。</translation>
    </message>
    <message>
        <source>Opens for an instance whose override one server has and another missed.</source>
        <translation>选中某台服务器有、另一台缺失覆盖状态的实例时可用。</translation>
    </message>
    <message>
        <source>▸ %1</source>
        <translation>▸ %1</translation>
    </message>
    <message>
        <source>%1 lists %2 instances, %3.</source>
        <translation>%1 列出 %2 个实例，%3。</translation>
    </message>
    <message>
        <source>%1 does not answer: its list is %2 old and says nothing about now.</source>
        <translation>%1 没有应答：它的列表已有 %2，不能说明现在的情况。</translation>
    </message>
    <message>
        <source>%1 has never answered.</source>
        <translation>%1 从未应答。</translation>
    </message>
    <message>
        <source>%1 was asked, and has not answered yet.</source>
        <translation>已询问 %1，尚未应答。</translation>
    </message>
    <message>
        <source>What each Eureka server says of each instance, side by side, those they disagree on first. A server that missed an override can be told it once more.</source>
        <translation>各 Eureka 服务器对每个实例的说法，并排显示，不一致的在前。错过覆盖状态的服务器可再告知一次。</translation>
    </message>
    <message>
        <source>Those that answer list no instance.</source>
        <translation>有回答的服务器没有列出任何实例。</translation>
    </message>
</context>
<context>
    <name>ui::PlanChecks</name>
    <message>
        <source>%1 serving; at worst %2 will be</source>
        <translation>%1 个在服务；最坏时 %2 个</translation>
    </message>
    <message>
        <source>, each with %1 instead of %2 req/s</source>
        <translation>，每个由 %2 变为 %1 请求/秒</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>No version is expected: any version counts as the new one.</source>
        <translation>未指定期望版本：任何版本都算作新版本。</translation>
    </message>
</context>
<context>
    <name>ui::PlanDialog</name>
    <message>
        <source>Release %1</source>
        <translation>发布 %1</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>将要发送的内容</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Instances in their order</source>
        <translation>按顺序排列的实例</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>drag, or Alt+↑ and Alt+↓ · untick to leave out</source>
        <translation>拖动，或用 Alt+↑ 和 Alt+↓ · 取消勾选则不发布</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>Puts the same requests on the clipboard as lines for a terminal, without any login.</source>
        <translation>把同样的请求作为终端命令放入剪贴板，不含任何登录信息。</translation>
    </message>
    <message>
        <source>Requests that will be sent</source>
        <translation>将要发送的请求</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Shows each step with the time at which it would be due. Nothing is sent.</source>
        <translation>显示每一步预计的时间。不发送任何请求。</translation>
    </message>
    <message>
        <source>Opens when the name is typed exactly.</source>
        <translation>准确输入名称后可用。</translation>
    </message>
    <message>
        <source>Begins with the first instance.</source>
        <translation>从第一个实例开始。</translation>
    </message>
    <message>
        <source>It could not be started now: %1</source>
        <translation>现在无法开始：%1</translation>
    </message>
    <message>
        <source>The plan of a release before it begins: at the left which instances, in which order and how each is taken out; at the right every request that will be sent, and what speaks against it. Nothing is sent before Start.</source>
        <translation>发布开始前的计划：左侧是哪些实例、按什么顺序、如何摘出；右侧是将发送的每个请求，以及不宜发布的理由。点击“开始”之前不发送任何请求。</translation>
    </message>
    <message>
        <source>Your note: %1</source>
        <translation>您的备注：%1</translation>
    </message>
</context>
<context>
    <name>ui::PlanDraft</name>
    <message>
        <source>out since %1: by whom?</source>
        <translation>自 %1 起已摘出：由谁操作？</translation>
    </message>
    <message>
        <source>out already: by whom?</source>
        <translation>已摘出：由谁操作？</translation>
    </message>
    <message>
        <source>already %1</source>
        <translation>已是 %1</translation>
    </message>
    <message>
        <source>has an override: by whom?</source>
        <translation>有覆盖状态：由谁设置？</translation>
    </message>
</context>
<context>
    <name>ui::PlanForm</name>
    <message>
        <source>Command: %1</source>
        <translation>命令：%1</translation>
    </message>
    <message>
        <source>The profile names no command for this application.</source>
        <translation>配置中没有为该应用指定命令。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>any version counts as the new one</source>
        <translation>任何版本都算作新版本</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Stop by</source>
        <translation>停止方式</translation>
    </message>
    <message>
        <source>Start by</source>
        <translation>启动方式</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>number of the change</source>
        <translation>变更编号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>kept with the release</source>
        <translation>与发布一同保存</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>/path or address; none</source>
        <translation>/路径或地址；无</translation>
    </message>
    <message>
        <source>A GET that stands in for the first requests where nobody calls: a path at the instance, or a whole address.</source>
        <translation>在无人调用时代替首批请求的 GET：实例上的路径，或完整地址。</translation>
    </message>
    <message>
        <source>Smoke request</source>
        <translation>冒烟请求</translation>
    </message>
    <message>
        <source>The status that it has to answer.</source>
        <translation>应答应有的状态码。</translation>
    </message>
    <message>
        <source>Expected status of the smoke request</source>
        <translation>冒烟请求的期望状态码</translation>
    </message>
    <message>
        <source>Smoke</source>
        <translation>冒烟</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>摘出</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>%1 at a time</source>
        <translation>每批 %1 个</translation>
    </message>
    <message>
        <source>The recipe “pause” takes it out by its own /pause.</source>
        <translation>“Pause”方案用实例自己的 /pause 把它摘除。</translation>
    </message>
    <message>
        <source>before each drain</source>
        <translation>每次摘流之前</translation>
    </message>
    <message>
        <source>after each return</source>
        <translation>每次恢复之后</translation>
    </message>
    <message>
        <source>when you are told something</source>
        <translation>有事通知您时</translation>
    </message>
    <message>
        <source>Runs: %1</source>
        <translation>运行：%1</translation>
    </message>
    <message>
        <source>Commands beside the steps</source>
        <translation>步骤之外的命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>ui::PlanModel</name>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The release waits for you before this instance.</source>
        <translation>在此实例之前，发布会等您确认。</translation>
    </message>
    <message>
        <source>You judge this instance before the next one begins.</source>
        <translation>在下一个开始之前，由您评判此实例。</translation>
    </message>
</context>
<context>
    <name>ui::PlanPreview</name>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>POST to its service-registry endpoint, which is looked for just before</source>
        <translation>向其 service-registry 端点发送 POST，端点在发送前查找</translation>
    </message>
    <message>
        <source>not possible: its actuator address is not known</source>
        <translation>无法进行：不知道其 actuator 地址</translation>
    </message>
    <message>
        <source>wait until callers let go: about %1</source>
        <translation>等到调用方不再调用：约 %1</translation>
    </message>
    <message>
        <source>wait until its port is closed and its lease is gone</source>
        <translation>等到端口关闭且租约消失</translation>
    </message>
    <message>
        <source>callers still call it for up to %1</source>
        <translation>调用方最多还会调用它 %1</translation>
    </message>
    <message>
        <source>wait: UP, healthy, in callers&apos; copies (about %1), first requests</source>
        <translation>等待：UP、健康、出现在调用方的副本中（约 %1）、首批请求</translation>
    </message>
    <message>
        <source>pause: waits for you</source>
        <translation>暂停：等您确认</translation>
    </message>
    <message>
        <source>judge: waits for you</source>
        <translation>评判：等您确认</translation>
    </message>
    <message>
        <source>No instance is ticked: nothing will be sent.</source>
        <translation>没有勾选实例：不会发送任何请求。</translation>
    </message>
    <message>
        <source>Nothing is sent. What somebody else does to these instances is recognised, measured and kept.</source>
        <translation>不发送任何请求。他人对这些实例所做的操作会被识别、测量并保存。</translation>
    </message>
    <message>
        <source>Dry run at %1. Nothing was sent.</source>
        <translation>%1 试运行。未发送任何请求。</translation>
    </message>
    <message>
        <source>Times without what people and programs elsewhere need.</source>
        <translation>时间不含人工和其他程序所需的部分。</translation>
    </message>
    <message>
        <source>%1  the end, at the earliest</source>
        <translation>%1  最早结束</translation>
    </message>
    <message>
        <source>Nothing is sent before you press Start.</source>
        <translation>按下“开始”之前不发送任何请求。</translation>
    </message>
    <message>
        <source>Nothing is ever sent: this release is only observed.</source>
        <translation>始终不发送任何请求：此发布仅作观察。</translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>发布 %1</translation>
    </message>
    <message>
        <source>to version %1</source>
        <translation>至版本 %1</translation>
    </message>
    <message>
        <source>1 instance</source>
        <translation>1 个实例</translation>
    </message>
    <message>
        <source>%1 instances in %2 zones</source>
        <translation>%1 个实例，分布在 %2 个可用区</translation>
    </message>
    <message>
        <source>%1 instances</source>
        <translation>%1 个实例</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>操作人 %1</translation>
    </message>
    <message>
        <source>change %1</source>
        <translation>变更 %1</translation>
    </message>
    <message>
        <source>lengths as set or assumed</source>
        <translation>时长为设定值或假定值</translation>
    </message>
    <message>
        <source>callers and servers are still being read</source>
        <translation>仍在读取调用方与服务器</translation>
    </message>
    <message>
        <source>lengths as read from the fleet or set</source>
        <translation>时长读自集群或为设定值</translation>
    </message>
    <message>
        <source>all lengths assumed: none could be read</source>
        <translation>时长均为假定：一项也未能读到</translation>
    </message>
    <message>
        <source>as read from the fleet or set; assumed: %1</source>
        <translation>读自集群或为设定值；假定：%1</translation>
    </message>
    <message>
        <source>About %1 (%2), and your deploy. Nothing is sent before you press Start.</source>
        <translation>约 %1（%2），另加您的部署。按下“开始”之前不会发送任何请求。</translation>
    </message>
    <message>
        <source>About %1 (%2), and your deploys for %3 instances. Nothing is sent before you press Start.</source>
        <translation>约 %1（%2），另加您对 %3 个实例的部署。按下“开始”之前不会发送任何请求。</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>hop, length, how it is known</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>wait until no peer has it UP; from here on only a restart registers it again</source>
        <translation>等到没有一台服务器上它还是 UP；从这里起，只有重启才能让它重新注册</translation>
    </message>
</context>
<context>
    <name>ui::PlanQuestions</name>
    <message>
        <source>Override the guard “%1”; the note says why</source>
        <translation>越过保护规则“%1”；原因写在备注中</translation>
    </message>
    <message>
        <source>Let this run on this machine, now and later:</source>
        <translation>允许以下内容在本机运行，现在和以后：</translation>
    </message>
    <message>
        <source>A paused instance cannot be put back. Type %1 to start it:</source>
        <translation>已暂停的实例无法放回。要开始，请输入 %1：</translation>
    </message>
    <message>
        <source>Callers may see failed requests. Type %1 to start it all the same:</source>
        <translation>调用方可能会遇到失败的请求。仍要开始，请输入 %1：</translation>
    </message>
    <message>
        <source>Opens when every guard that blocks is overridden.</source>
        <translation>勾选越过所有阻止操作的检查后可用。</translation>
    </message>
    <message>
        <source>Opens when you let its commands run.</source>
        <translation>允许其命令运行后可用。</translation>
    </message>
</context>
<context>
    <name>ui::PlotItem</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>and %1 more, named under the pointer</source>
        <translation>另有 %1 个，指针移上时显示名称</translation>
    </message>
</context>
<context>
    <name>ui::ProfileDialog</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新建配置文件</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>An environment as a team writes it down: its servers, how they are reached and logged in at, and how long callers may keep an instance. Each field is checked while it is typed; what the file holds beside them stays.</source>
        <translation>团队写下的一个环境：服务器、如何到达和登录，以及调用方可能持有实例多久。各字段在输入时即检查；文件中的其他内容保持不变。</translation>
    </message>
    <message>
        <source>It will lie in %1.</source>
        <translation>将保存在 %1。</translation>
    </message>
    <message>
        <source>%1. What it holds beside these fields stays.</source>
        <translation>%1。除这些字段以外的内容保持不变。</translation>
    </message>
    <message>
        <source>The file would be larger than any that is read.</source>
        <translation>文件将超过可读取的大小。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <source>Goes the way to the first server step by step. It only reads.</source>
        <translation>逐步测试到第一台服务器的途径。只读取，不更改。</translation>
    </message>
    <message>
        <source>Opens when the profile has no mistake.</source>
        <translation>配置文件没有错误时可用。</translation>
    </message>
    <message>
        <source>What you typed is not saved. Cancel once more to give it up.</source>
        <translation>您输入的内容尚未保存。再次取消即放弃。</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Whole file</source>
        <translation>整个文件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::ProfileForm</name>
    <message>
        <source>Time alone is not enough: a drain has to be &amp;proven</source>
        <translation>仅凭时间不够：摘流必须得到证实(&amp;P)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Lets go after</source>
        <translation>多久后不再调用</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Callers that Eureka does not show</source>
        <translation>Eureka 未显示的调用方</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密钥位置</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Logins</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Path or address</source>
        <translation>路径或地址</translation>
    </message>
    <message>
        <source>Where an application&apos;s actuator is</source>
        <translation>应用的 actuator 在何处</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Production EU</source>
        <translation>生产环境 EU</translation>
    </message>
    <message>
        <source>&amp;Colour of the band</source>
        <translation>色带颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>时区(&amp;Z)</translation>
    </message>
    <message>
        <source>Europe/Berlin, or nothing for this machine&apos;s</source>
        <translation>例如 Asia/Shanghai；留空则用本机时区</translation>
    </message>
    <message>
        <source>&amp;Eureka servers,
one a line</source>
        <translation>Eureka 服务器，
每行一个(&amp;E)</translation>
    </message>
    <message>
        <source>Login at the Eureka servers</source>
        <translation>登录 Eureka 服务器</translation>
    </message>
    <message>
        <source>A password is never in a profile: the file that is named holds it in its first line, and only its owner may read it.</source>
        <translation>配置文件中绝不写密码：密码在所指定文件的第一行，且只有其所有者可以读取。</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word file</source>
        <translation>密码文件(&amp;W)</translation>
    </message>
    <message>
        <source>Lengths of the countdown</source>
        <translation>倒计时各段长度</translation>
    </message>
    <message>
        <source>Read from servers and callers where they show their settings. What is given here counts instead.</source>
        <translation>服务器和调用方公开其设置时从中读取。在此填写的值则优先。</translation>
    </message>
    <message>
        <source>Eureka&apos;s response cache</source>
        <translation>Eureka 的响应缓存</translation>
    </message>
    <message>
        <source>Callers fetch the list every</source>
        <translation>调用方获取列表的间隔</translation>
    </message>
    <message>
        <source>Callers&apos; load balancer keeps it</source>
        <translation>调用方负载均衡器的保留时间</translation>
    </message>
    <message>
        <source>Longest request</source>
        <translation>最长的请求</translation>
    </message>
    <message>
        <source>Each with the whole time from the change in Eureka until it has let go, and the one application that it calls, or none for all.</source>
        <translation>每个写明从 Eureka 中更改到它不再调用的总时间，以及它调用的那一个应用；留空表示所有应用。</translation>
    </message>
    <message>
        <source>Further logins</source>
        <translation>其他登录</translation>
    </message>
    <message>
        <source>kind: basic, bearer, header or certificate · secret: ask, keychain, file:PATH, command:WORDS or fd:NUMBER · applications, separated by commas: sent to these alone, else to the Eureka servers</source>
        <translation>类型：basic、bearer、header 或 certificate · 密钥位置：ask、keychain、file:路径、command:命令 或 fd:编号 · 应用以逗号分隔：只发送给这些应用，否则发送给 Eureka 服务器</translation>
    </message>
    <message>
        <source>Only where it is not found by itself: a path like /manage, or an address, in which {host} stands for the instance&apos;s.</source>
        <translation>仅在无法自行找到时填写：如 /manage 的路径，或一个地址，其中 {host} 代表实例的主机。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Links to pages elsewhere</source>
        <translation>外部页面链接</translation>
    </message>
    <message>
        <source>Dashboards and logs, opened once the whole address was seen. Placeholders: {application}, {lowerCaseApplication}, {from}, {to}; of an instance {instanceId}, {host}, {port}, {ipAddr}, {version}, {zone}, {vipAddress}, {metadata.KEY}. Applications, separated by commas: shown for these alone.</source>
        <translation>仪表盘与日志，看过完整地址后才打开。占位符：{application}、{lowerCaseApplication}、{from}、{to}；实例的有 {instanceId}、{host}、{port}、{ipAddr}、{version}、{zone}、{vipAddress}、{metadata.KEY}。应用以逗号分隔：只对这些应用显示。</translation>
    </message>
    <message>
        <source>Prometheus</source>
        <translation>Prometheus</translation>
    </message>
    <message>
        <source>Where it counts this fleet&apos;s requests, it is asked for all of them at once; otherwise each instance is asked itself. The form says what its label holds of an instance, with {host}, {ip}, {port}, {managementPort}, {id} and {application}; several are separated by commas.</source>
        <translation>若它统计本集群的请求，则一次向它询问全部；否则逐个询问实例。形式说明其标签中写有实例的什么，可用 {host}、{ip}、{port}、{managementPort}、{id} 和 {application}；多个以逗号分隔。</translation>
    </message>
    <message>
        <source>Login, by its name above</source>
        <translation>登录，填上面的名称</translation>
    </message>
    <message>
        <source>Label that tells instances apart</source>
        <translation>区分实例的标签</translation>
    </message>
    <message>
        <source>Form of that label</source>
        <translation>该标签的形式</translation>
    </message>
    <message>
        <source>Only series with</source>
        <translation>只取具有以下条件的序列</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>What does not count as traffic</source>
        <translation>不算作流量的内容</translation>
    </message>
    <message>
        <source>Way to the servers</source>
        <translation>到服务器的途径</translation>
    </message>
    <message>
        <source>Only where they are not reached straight away, or their certificates are signed by an authority of your own. Hosts are separated by commas.</source>
        <translation>仅在不能直接访问它们，或它们的证书由您自己的颁发机构签发时填写。主机之间用逗号分隔。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>No proxy for</source>
        <translation>不用代理的主机</translation>
    </message>
    <message>
        <source>Authority&apos;s certificates</source>
        <translation>颁发机构的证书</translation>
    </message>
    <message>
        <source>Probes and the like, as an instance&apos;s counters name them. Questions for its actuator never count.</source>
        <translation>探测之类的路径，按实例计数器中的名称填写。对其 actuator 的访问从不计入。</translation>
    </message>
</context>
<context>
    <name>ui::ProfileText</name>
    <message>
        <source>Line %1. %2</source>
        <translation>第 %1 行。%2</translation>
    </message>
    <message>
        <source>Line %1, “%2”. %3</source>
        <translation>第 %1 行，“%2”。%3</translation>
    </message>
    <message>
        <source>A name is needed, to tell this environment from the others.</source>
        <translation>需要一个名称，以便与其他环境区分。</translation>
    </message>
    <message>
        <source>A colour is written like #8a1c1c.</source>
        <translation>颜色写作 #8a1c1c 的形式。</translation>
    </message>
    <message>
        <source>A time zone is written like Europe/Berlin.</source>
        <translation>时区写作 Europe/Berlin 的形式。</translation>
    </message>
    <message>
        <source>The address of at least one Eureka server is needed, like http://eureka-1:8761/eureka.</source>
        <translation>至少需要一台 Eureka 服务器的地址，例如 http://eureka-1:8761/eureka。</translation>
    </message>
    <message>
        <source>An address is written like http://eureka-1:8761/eureka, without a user or password.</source>
        <translation>地址写作 http://eureka-1:8761/eureka 的形式，不含用户或密码。</translation>
    </message>
    <message>
        <source>User and password file go together.</source>
        <translation>用户和密码文件须同时填写。</translation>
    </message>
    <message>
        <source>A length is written like 30s, 1500ms or 2m, and is a day at most.</source>
        <translation>长度写作 30s、1500ms 或 2m 的形式，最长一天。</translation>
    </message>
    <message>
        <source>A caller has a name, and a length like 120s after which it has let go.</source>
        <translation>调用方需要名称，以及多久后不再调用，例如 120s。</translation>
    </message>
    <message>
        <source>A login has a name of its own, a kind, what this kind needs, and a place of its secret; never the secret itself.</source>
        <translation>登录需要自己的名称、类型、该类型所需的内容，以及密钥的位置；绝不写密钥本身。</translation>
    </message>
    <message>
        <source>“%1”: the actuator is a path like /manage or a whole address.</source>
        <translation>“%1”：actuator 是如 /manage 的路径，或完整地址。</translation>
    </message>
    <message>
        <source>Only in the file: %1</source>
        <translation>只在文件中：%1</translation>
    </message>
    <message>
        <source>A form is written like {ip}:{port}; ten at most.</source>
        <translation>形式写作 {ip}:{port}，最多十个。</translation>
    </message>
    <message>
        <source>A label&apos;s name has letters, digits and underscores, and begins with no digit.</source>
        <translation>标签名由字母、数字和下划线组成，且不以数字开头。</translation>
    </message>
    <message>
        <source>What series must have is written like env=&quot;prod&quot;, several with commas.</source>
        <translation>序列须具备的条件写作 env=&quot;prod&quot;，多个以逗号分隔。</translation>
    </message>
    <message>
        <source>The address of Prometheus is needed, like http://prometheus:9090, without a user or password.</source>
        <translation>需要 Prometheus 的地址，例如 http://prometheus:9090，不含用户或密码。</translation>
    </message>
    <message>
        <source>A link has a name of its own and an http or https address without a login; in braces stands a placeholder.</source>
        <translation>链接有各自的名称和不含登录信息的 http 或 https 地址；花括号中是占位符。</translation>
    </message>
    <message>
        <source>A proxy is written like socks5://127.0.0.1:1080 or http://proxy:3128, without a user or password; “direct” is none.</source>
        <translation>代理的写法如 socks5://127.0.0.1:1080 或 http://proxy:3128，不含用户名或密码；“direct” 表示不用代理。</translation>
    </message>
    <message>
        <source>A path is written like /ping or /probe/{kind}.</source>
        <translation>路径的写法如 /ping 或 /probe/{kind}。</translation>
    </message>
    <message>
        <source>This is not JSON as it has to be.</source>
        <translation>这不是合乎规范的 JSON。</translation>
    </message>
    <message>
        <source>A profile stands in braces, { … }.</source>
        <translation>配置文件写在大括号里：{ … }。</translation>
    </message>
    <message>
        <source>Line %1 is no JSON, or something before it is left open.</source>
        <translation>第 %1 行不是 JSON，或者它前面有未闭合的内容。</translation>
    </message>
</context>
<context>
    <name>ui::ProfileTextPage</name>
    <message>
        <source>All that a profile can hold: also proxies for each kind of server, rules that put another address in a server&apos;s place, what a verdict tolerates, and programs that stop and start instances.</source>
        <translation>配置文件所能写的一切：还包括各类服务器各自的代理、用另一个地址代替服务器地址的规则、判断所容许的程度，以及停止和启动实例的程序。</translation>
    </message>
    <message>
        <source>&amp;What it can hold…</source>
        <translation>可写内容(&amp;W)…</translation>
    </message>
    <message>
        <source>The profile&apos;s whole file</source>
        <translation>配置文件的全部内容</translation>
    </message>
</context>
<context>
    <name>ui::Readout</name>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 (caller side)</source>
        <translation>%1（调用方侧）</translation>
    </message>
    <message>
        <source>%1 (server side)</source>
        <translation>%1（服务端侧）</translation>
    </message>
    <message>
        <source>drain %1</source>
        <translation>摘流 %1</translation>
    </message>
    <message>
        <source>restore %1</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>shut down %1</source>
        <translation>关停 %1</translation>
    </message>
    <message>
        <source>drained %1</source>
        <translation>已摘流 %1</translation>
    </message>
    <message>
        <source>stopped %1</source>
        <translation>已停止 %1</translation>
    </message>
    <message>
        <source>back %1</source>
        <translation>已恢复 %1</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>失败 %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 条</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No measurements yet</source>
        <translation>尚无测量数据</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>no version told</source>
        <translation>未注明版本</translation>
    </message>
</context>
<context>
    <name>ui::RecoveryDialog</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Something was left unfinished here</source>
        <translation>此处有未完成的操作</translation>
    </message>
    <message>
        <source>A Drainboard ended in the middle of it. Nothing is sent until you choose, and a stop is never sent again.</source>
        <translation>有一个 Drainboard 中途结束。在您选择之前不会发送任何请求，停止请求绝不会再次发送。</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>Continue watching</source>
        <translation>继续观察</translation>
    </message>
    <message>
        <source>Continue from the real start</source>
        <translation>从真实起点继续</translation>
    </message>
    <message>
        <source>Undo, put it back</source>
        <translation>撤销并恢复</translation>
    </message>
    <message>
        <source>Not now: it depends on what Eureka says of it, see above.</source>
        <translation>目前不可用：取决于 Eureka 对它的说法，见上文。</translation>
    </message>
    <message>
        <source>Continue %1</source>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>Leave %1 as it is</source>
        <translation>让 %1 保持现状</translation>
    </message>
    <message>
        <source>To continue, let these run on this machine, now and later:</source>
        <translation>要继续，请允许以下内容在本机运行，现在和以后：</translation>
    </message>
    <message>
        <source>What a Drainboard that ended in the middle left: where it stood, what Eureka says of it now, and three choices. Going on begins at the real start, undoing puts it back, leaving only writes down that it stays. Nothing is chosen by itself.</source>
        <translation>中途结束的 Drainboard 留下的内容：当时进行到哪里、Eureka 现在怎么说，以及三种选择。“继续”从真正的起点开始，“撤销”将其还原，“保留”只记录它保持原样。不会自行选择。</translation>
    </message>
</context>
<context>
    <name>ui::RehearsalButton</name>
    <message>
        <source>Rehearse</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>What may go wrong at night, to practise on. It reaches the demo fleet alone.</source>
        <translation>夜里可能发生的故障，供您练习。只作用于演示集群。</translation>
    </message>
    <message>
        <source>Guide through a first release…</source>
        <translation>首次发布向导…</translation>
    </message>
    <message>
        <source>Kill %1</source>
        <translation>杀死 %1</translation>
    </message>
    <message>
        <source>It ends without a farewell: callers go on calling it until its lease and their lists are over.</source>
        <translation>它未告别就结束：在其租约和调用方的列表过期之前，调用方会继续调用它。</translation>
    </message>
    <message>
        <source>Let %1 hang</source>
        <translation>让 %1 挂起</translation>
    </message>
    <message>
        <source>It takes requests and answers none. Its heartbeats go on, so Eureka says UP.</source>
        <translation>它接受请求却不回答。心跳照常，所以 Eureka 显示 UP。</translation>
    </message>
    <message>
        <source>Let %1 answer with errors</source>
        <translation>让 %1 返回错误</translation>
    </message>
    <message>
        <source>Every second request is answered with 500.</source>
        <translation>每两个请求中有一个以 500 回答。</translation>
    </message>
    <message>
        <source>Let %1 stop slowly</source>
        <translation>让 %1 缓慢停止</translation>
    </message>
    <message>
        <source>After it was asked to stop it goes on for half a minute.</source>
        <translation>被要求停止之后，它还会继续半分钟。</translation>
    </message>
    <message>
        <source>Cut the Eureka servers from each other</source>
        <translation>切断 Eureka 服务器之间的联系</translation>
    </message>
    <message>
        <source>A change at one is not seen at the other: a drain is not proven there.</source>
        <translation>一台上的更改在另一台上看不到：那里的摘流得不到证实。</translation>
    </message>
    <message>
        <source>Restart the second Eureka server</source>
        <translation>重启第二台 Eureka 服务器</translation>
    </message>
    <message>
        <source>It copies from its peer only what is UP: instances that are drained are missing there.</source>
        <translation>它只从对等服务器复制状态为 UP 的实例：已摘流的实例在那里会缺失。</translation>
    </message>
    <message>
        <source>Heal everything</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Ended processes are started by their supervisor.</source>
        <translation>已结束的进程由其守护程序启动。</translation>
    </message>
    <message>
        <source>an instance</source>
        <translation>某个实例</translation>
    </message>
    <message>
        <source>A guide through a first release, and what may go wrong at night, to practise on. It is there on the demo fleet alone and reaches nothing else.</source>
        <translation>首次发布的向导，以及夜里可能发生的故障，供您练习。只在演示集群中提供，不影响其他任何东西。</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseConfirmation</name>
    <message>
        <source>Still unproven: %1.</source>
        <translation>尚未证实：%1。</translation>
    </message>
    <message>
        <source>Skip %1?</source>
        <translation>跳过 %1？</translation>
    </message>
    <message>
        <source>%1 stays as it is and keeps its version.</source>
        <translation>%1 保持原样，版本不变。</translation>
    </message>
    <message>
        <source>%1 stays as it is now. Nobody waits for it any more.</source>
        <translation>%1 保持现状，不再等待它。</translation>
    </message>
    <message>
        <source>%1 is put back with its old version, and the release goes on with the next one.</source>
        <translation>%1 以旧版本恢复，发布继续下一个。</translation>
    </message>
    <message>
        <source>The release ends as not wholly proven, with your reason.</source>
        <translation>发布将连同您的原因记为未完全证实。</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>End this wait for %1 early?</source>
        <translation>提前结束对 %1 的这次等待？</translation>
    </message>
    <message>
        <source>The release goes on as if its proof had come.</source>
        <translation>发布继续，如同已得到证实。</translation>
    </message>
    <message>
        <source>Go on early</source>
        <translation>提前继续</translation>
    </message>
    <message>
        <source>Say that %1 serves?</source>
        <translation>确认 %1 在服务？</translation>
    </message>
    <message>
        <source>It counts as back by your word, and the release goes on with the next one.</source>
        <translation>以您的确认为准，视为已返回，发布继续下一个。</translation>
    </message>
    <message>
        <source>Nothing is sent for this. Your note is kept in place of the proof.</source>
        <translation>此操作不发送任何请求。您的备注将代替证明保存。</translation>
    </message>
    <message>
        <source>It serves</source>
        <translation>它在服务</translation>
    </message>
    <message>
        <source>Roll back %1?</source>
        <translation>回滚 %1？</translation>
    </message>
    <message>
        <source>%1 is released again, back to version %2.</source>
        <translation>%1 将再次发布，回到版本 %2。</translation>
    </message>
    <message>
        <source>%1 is stopped: version %2 has to be started there.</source>
        <translation>%1 已停止：需在那里启动版本 %2。</translation>
    </message>
    <message>
        <source>Then each new version goes out by the same recipe, the last one first. The old version is started the way the plan says.</source>
        <translation>随后按同样的方案逐个摘出新版本，最后发布的先摘。旧版本按计划的方式启动。</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Abort the release of %1?</source>
        <translation>中止 %1 的发布？</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>What is put back is read back on every peer until it is UP.</source>
        <translation>恢复的实例会在所有节点回读，直到为 UP。</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>%1 runs as another process: version %2 has to be started there.</source>
        <translation>%1 已作为另一个进程运行：需要在那里启动版本 %2。</translation>
    </message>
    <message>
        <source>%1 stays paused and in no list until it is restarted, and the release goes on with the next one.</source>
        <translation>%1 保持暂停，在重启之前不在任何列表中；发布继续处理下一个实例。</translation>
    </message>
    <message>
        <source>Nothing is sent for this.</source>
        <translation>为此不发送任何请求。</translation>
    </message>
    <message>
        <source>%1 was asked to stop and may end at any moment: it stays out of service, and the release goes on with the next one.</source>
        <translation>%1 已被要求停止，随时可能结束：它保持摘除状态，发布继续处理下一个实例。</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseDesk</name>
    <message>
        <source>Start release…</source>
        <translation>开始发布…</translation>
    </message>
    <message>
        <source>No fleet was read yet. It opens with the first answer.</source>
        <translation>尚未读到集群。收到第一个应答后可用。</translation>
    </message>
    <message>
        <source>Choose one application at the left first.</source>
        <translation>请先在左侧选择一个应用。</translation>
    </message>
    <message>
        <source>%1 has no instance that could be released.</source>
        <translation>%1 没有可发布的实例。</translation>
    </message>
    <message>
        <source>Plans the release of %1 step by step; nothing is sent before you start it. Key: Ctrl+R</source>
        <translation>逐步规划 %1 的发布；开始之前不发送任何请求。快捷键：Ctrl+R</translation>
    </message>
    <message>
        <source>Plans a whole release of the chosen application: order, recipe, and every request before it leaves. Nothing is sent before Start.</source>
        <translation>计划所选应用的整个发布：顺序、做法，以及发出之前的每个请求。点击“开始”之前不发送任何请求。</translation>
    </message>
    <message>
        <source>They are of several applications. A release is of one.</source>
        <translation>它们属于多个应用。一次发布只针对一个应用。</translation>
    </message>
    <message>
        <source>A Eureka server is among them, which is never drained.</source>
        <translation>其中有一台 Eureka 服务器，它从不摘流。</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseLines</name>
    <message>
        <source>judged: %1</source>
        <translation>评判：%1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>since %1 (%2)</source>
        <translation>自 %1（%2）</translation>
    </message>
    <message>
        <source>longer than planned</source>
        <translation>超过计划时间</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>pauses before it</source>
        <translation>在它之前暂停</translation>
    </message>
    <message>
        <source>%1 of %2 callers&apos; copies have it</source>
        <translation>%2 个调用方副本中 %1 个已有它</translation>
    </message>
    <message>
        <source>in callers&apos; copies</source>
        <translation>出现在调用方的副本中</translation>
    </message>
    <message>
        <source>no caller is known</source>
        <translation>不知道有调用方</translation>
    </message>
    <message>
        <source>, of %1 it is not known</source>
        <translation>，另有 %1 个未知</translation>
    </message>
    <message>
        <source>all should by %1</source>
        <translation>到 %1 应全部具备</translation>
    </message>
    <message>
        <source>the answer to the smoke request</source>
        <translation>冒烟请求的应答</translation>
    </message>
    <message>
        <source>first successful requests</source>
        <translation>首批成功的请求</translation>
    </message>
    <message>
        <source>a new process</source>
        <translation>新进程</translation>
    </message>
    <message>
        <source>a new process, started %1</source>
        <translation>新进程，启动于 %1</translation>
    </message>
    <message>
        <source>a new process, registered anew</source>
        <translation>新进程，已重新注册</translation>
    </message>
    <message>
        <source>its version is not told</source>
        <translation>未告知版本</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>about %1 failed of %2 %3</source>
        <translation>%3约 %2 个请求中 %1 个失败</translation>
    </message>
    <message>
        <source>Roll back %1</source>
        <translation>回滚 %1</translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>发布 %1</translation>
    </message>
    <message>
        <source>Release %1 to %2</source>
        <translation>发布 %1 至 %2</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2 个中已完成 %1 个</translation>
    </message>
    <message>
        <source>change %1</source>
        <translation>变更 %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>at callers</source>
        <translation>调用方：</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>failed requests cannot be measured here</source>
        <translation>此处无法测量失败的请求</translation>
    </message>
    <message>
        <source>%1 more to come</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>UP without an override</source>
        <translation>为 UP 且无覆盖状态</translation>
    </message>
    <message>
        <source>its own health is not UP</source>
        <translation>其自身健康状态不是 UP</translation>
    </message>
    <message>
        <source>its own health is not known</source>
        <translation>不知道其自身健康状态</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>%1 finished</source>
        <translation>%1 个已结束</translation>
    </message>
</context>
<context>
    <name>ui::ReleasePanel</name>
    <message>
        <source>Nothing is being released.

Choose an instance and press Drain: callers let go of it first, then it can be shut down without a failed request.</source>
        <translation>当前没有发布操作。

请选择实例并点击“摘流”：先让调用方不再调用它，随后即可关停而不产生失败请求。</translation>
    </message>
    <message>
        <source>Go on early…</source>
        <translation>提前继续…</translation>
    </message>
    <message>
        <source>Take back (Esc)</source>
        <translation>撤回 (Esc)</translation>
    </message>
    <message>
        <source>Takes back the stop. Nothing has been sent yet.</source>
        <translation>撤回停止操作。尚未发送任何请求。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Takes this finished operation off the screen. Nothing is sent.</source>
        <translation>将这个已结束的操作移出屏幕。不发送任何请求。</translation>
    </message>
    <message>
        <source>Drain %1</source>
        <translation>摘流 %1</translation>
    </message>
    <message>
        <source>Put back %1</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>Shut down %1</source>
        <translation>关停 %1</translation>
    </message>
    <message>
        <source>Ends the wait before its proof. Asks for a reason, which is kept.</source>
        <translation>在得到证实之前结束等待。需填写原因，原因会被保存。</translation>
    </message>
    <message>
        <source>Opens when the instance was read back as out of service.</source>
        <translation>回读确认该实例已摘出服务后可用。</translation>
    </message>
    <message>
        <source>Abort, put %1 back…</source>
        <translation>中止并恢复 %1…</translation>
    </message>
    <message>
        <source>Lists what it sends before it sends it.</source>
        <translation>发送前会列出将要发送的请求。</translation>
    </message>
    <message>
        <source>There is nothing to put back now: a change is on its way, or it was never taken out, or it has been asked to stop.</source>
        <translation>目前无可恢复：更改正在进行，或它从未被摘出，或已请求它停止。</translation>
    </message>
    <message>
        <source>Copy status</source>
        <translation>复制状态</translation>
    </message>
    <message>
        <source>Puts four plain lines for a chat on the clipboard.</source>
        <translation>将四行纯文本放入剪贴板，供聊天使用。</translation>
    </message>
    <message>
        <source>A paused instance cannot be put back: only a restart registers it again.</source>
        <translation>已暂停的实例无法放回：只有重启才能让它重新注册。</translation>
    </message>
    <message>
        <source>New here? Rehearse, above, has a guide through a first release.</source>
        <translation>第一次使用？上方的“演练”中有首次发布的引导。</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseText</name>
    <message>
        <source>%1: a guard refused, and nothing was sent.</source>
        <translation>%1：被保护规则拒绝，未发送任何请求。</translation>
    </message>
    <message>
        <source>Somebody else changed %1.</source>
        <translation>他人更改了 %1。</translation>
    </message>
    <message>
        <source>Somebody else changed %1: it is %2 without an override now.</source>
        <translation>他人更改了 %1：现在为 %2，无覆盖状态。</translation>
    </message>
    <message>
        <source>Somebody else changed %1: it is %2 with the override %3 now.</source>
        <translation>他人更改了 %1：现在为 %2，覆盖状态 %3。</translation>
    </message>
    <message>
        <source>%1 is gone from the registry, and this release did not stop it.</source>
        <translation>%1 已从注册表消失，而此发布没有停止它。</translation>
    </message>
    <message>
        <source>%1 became another process, and this release did not start it.</source>
        <translation>%1 变成了另一个进程，而此发布没有启动它。</translation>
    </message>
    <message>
        <source>The command for %1 ended with code %2.</source>
        <translation>%1 的命令以退出码 %2 结束。</translation>
    </message>
    <message>
        <source>The command for %1 did not do its work: %2</source>
        <translation>%1 的命令未能完成：%2</translation>
    </message>
    <message>
        <source>then: %1 is stopped</source>
        <translation>然后：停止 %1</translation>
    </message>
    <message>
        <source>then: the new version is awaited</source>
        <translation>然后：等待新版本</translation>
    </message>
    <message>
        <source>then: version %1 is awaited</source>
        <translation>然后：等待版本 %1</translation>
    </message>
    <message>
        <source>then: callers take it up</source>
        <translation>然后：调用方开始调用它</translation>
    </message>
    <message>
        <source>then: its first successful requests are awaited</source>
        <translation>然后：等待首批成功的请求</translation>
    </message>
    <message>
        <source>nothing has been sent yet</source>
        <translation>尚未发送任何请求</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>paused by you: waits go on, nothing new begins</source>
        <translation>已由您暂停：等待继续，不开始新的步骤</translation>
    </message>
    <message>
        <source>at a pause point of the plan: goes on when you press Resume</source>
        <translation>在计划的暂停点：按“继续”后进行</translation>
    </message>
    <message>
        <source>stopped: it goes on only when you say so</source>
        <translation>已停下：只有您确认后才继续</translation>
    </message>
    <message>
        <source>aborting: what is out and still runs is being put back</source>
        <translation>正在中止：已摘出且仍在运行的实例正在恢复</translation>
    </message>
    <message>
        <source>rolling back: the old version comes back first</source>
        <translation>正在回滚：先恢复旧版本</translation>
    </message>
    <message>
        <source>done: every instance is proven back</source>
        <translation>完成：每个实例都已证实返回</translation>
    </message>
    <message>
        <source>ended, not all of it proven: some were skipped, left out or gone on with early</source>
        <translation>已结束，未全部证实：有的被跳过、未发布或提前继续</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>已回滚</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>an instance</source>
        <translation>一个实例</translation>
    </message>
    <message>
        <source>%1: a change was refused, or its proof did not come.</source>
        <translation>%1：更改被拒绝，或未得到证实。</translation>
    </message>
    <message>
        <source>%1: a change was refused, or its proof did not come (%2).</source>
        <translation>%1：更改被拒绝，或未得到证实（%2）。</translation>
    </message>
    <message>
        <source>%1 came back with the old version %2: something restarted it. That is no return.</source>
        <translation>%1 以旧版本 %2 返回：有程序重启了它。这不算返回。</translation>
    </message>
    <message>
        <source>%1 came back with version %2, which is neither the old nor the expected one.</source>
        <translation>%1 以版本 %2 返回，既不是旧版本也不是期望的版本。</translation>
    </message>
    <message>
        <source>The smoke request to %1 was not answered as expected: %2.</source>
        <translation>%1 的冒烟请求应答与期望不符：%2。</translation>
    </message>
    <message>
        <source>%1 fails more requests than the plan allows.</source>
        <translation>%1 失败的请求超过计划允许的数量。</translation>
    </message>
    <message>
        <source>You judged %1 as failed.</source>
        <translation>您将 %1 评判为失败。</translation>
    </message>
    <message>
        <source>You can try again, skip it with a reason, roll back, or abort.</source>
        <translation>您可以重试、说明原因跳过、回滚或中止。</translation>
    </message>
    <message>
        <source>Stop it and start the expected version, then press Resume; or skip it, roll back, or abort.</source>
        <translation>请停止它并启动期望的版本，然后按“继续”；或跳过、回滚、中止。</translation>
    </message>
    <message>
        <source>You can try again, say that it serves, skip it, roll back, or abort.</source>
        <translation>您可以重试、确认它在服务、跳过、回滚或中止。</translation>
    </message>
    <message>
        <source>Judge it: pass lets the release go on, fail keeps it here; or roll back, or abort.</source>
        <translation>请评判：通过则发布继续，失败则停在这里；或回滚、中止。</translation>
    </message>
    <message>
        <source>Look at it, then press Resume to go on as it is now; or skip it, roll back, or abort.</source>
        <translation>请查看后按“继续”，按现状进行；或跳过、回滚、中止。</translation>
    </message>
    <message>
        <source>no data: too few requests to tell</source>
        <translation>无数据：请求太少，无法判断</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>not proven that it serves</source>
        <translation>未证实它在服务</translation>
    </message>
    <message>
        <source>serves, as you said</source>
        <translation>在服务（由您确认）</translation>
    </message>
    <message>
        <source>serves: its smoke request was answered</source>
        <translation>在服务：冒烟请求已应答</translation>
    </message>
    <message>
        <source>serves: proven by its first requests</source>
        <translation>在服务：由首批请求证实</translation>
    </message>
    <message>
        <source>%1 is put back.</source>
        <translation>%1 将恢复。</translation>
    </message>
    <message>
        <source>%1 stays stopped: nothing here starts the old version again.</source>
        <translation>%1 保持停止：这里不会再启动旧版本。</translation>
    </message>
    <message>
        <source>%1 keeps the new version.</source>
        <translation>%1 保留新版本。</translation>
    </message>
    <message>
        <source>%1 stops: it was asked to already, and that cannot be taken back.</source>
        <translation>%1 会停止：已请求它停止，无法撤回。</translation>
    </message>
    <message>
        <source>%1 stays as it is: it was not begun.</source>
        <translation>%1 保持原样：尚未开始。</translation>
    </message>
    <message>
        <source>nothing is left to do</source>
        <translation>没有要做的了</translation>
    </message>
    <message>
        <source>you decide: press Judge</source>
        <translation>由您决定：按“评判”</translation>
    </message>
    <message>
        <source>then: %1</source>
        <translation>然后：%1</translation>
    </message>
    <message>
        <source>then: the release is finished</source>
        <translation>然后：发布结束</translation>
    </message>
    <message>
        <source>Proof: drain, wait for proof, stop, clear what is left, wait for the new one</source>
        <translation>证实：摘流、等待证实、停止、清除残留、等待新版本</translation>
    </message>
    <message>
        <source>Article: drain, wait, cancel the override and stop at once, wait for the new one</source>
        <translation>文章：摘流、等待、取消覆盖状态并立即停止、等待新版本</translation>
    </message>
    <message>
        <source>Pause: drain by /pause, stop, wait for the new one</source>
        <translation>Pause：用 /pause 摘流、停止、等待新版本</translation>
    </message>
    <message>
        <source>Direct stop: stop without a drain (not recommended)</source>
        <translation>直接停止：不摘流就停止（不推荐）</translation>
    </message>
    <message>
        <source>Observe: somebody else releases, nothing is sent</source>
        <translation>观察：由他人发布，不发送任何请求</translation>
    </message>
    <message>
        <source>proof</source>
        <translation>证实</translation>
    </message>
    <message>
        <source>article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>pause</translation>
    </message>
    <message>
        <source>direct stop</source>
        <translation>直接停止</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>Each step is proven before the next one begins: no request should fail.</source>
        <translation>每一步都在下一步开始前得到证实：不应有请求失败。</translation>
    </message>
    <message>
        <source>Its next heartbeat, within %1, shows the instance UP again while it stops: callers that fetch in between can fail.</source>
        <translation>下一次心跳（%1 内）会使正在停止的实例再次显示为 UP：其间拉取列表的调用方可能失败。</translation>
    </message>
    <message>
        <source>Callers keep calling each stopped instance for up to %1, and those requests fail.</source>
        <translation>调用方最多会继续调用每个已停止的实例 %1，这些请求会失败。</translation>
    </message>
    <message>
        <source>Each step that somebody else makes is recognised and measured; nothing is written.</source>
        <translation>他人所做的每一步都会被识别和测量；不写入任何内容。</translation>
    </message>
    <message>
        <source>Eureka (PUT status)</source>
        <translation>Eureka（PUT status）</translation>
    </message>
    <message>
        <source>A command of the profile</source>
        <translation>配置中的命令</translation>
    </message>
    <message>
        <source>No instance is ticked: there is nothing to release.</source>
        <translation>没有勾选实例：没有可发布的内容。</translation>
    </message>
    <message>
        <source>An instance stands in the plan twice.</source>
        <translation>计划中有一个实例出现了两次。</translation>
    </message>
    <message>
        <source>An instance of another application or environment stands in the plan.</source>
        <translation>计划中有其他应用或环境的实例。</translation>
    </message>
    <message>
        <source>The batch must be at least one instance.</source>
        <translation>每批至少要有一个实例。</translation>
    </message>
    <message>
        <source>The profile names no stop command for this application: choose another way to stop.</source>
        <translation>配置中没有为该应用指定停止命令：请选择其他停止方式。</translation>
    </message>
    <message>
        <source>The profile names no start command for this application: choose another way to start.</source>
        <translation>配置中没有为该应用指定启动命令：请选择其他启动方式。</translation>
    </message>
    <message>
        <source>The article&apos;s recipe sends cancel and shutdown back to back: Drainboard itself must stop the instance.</source>
        <translation>文章的方案会连续发送取消和关停：必须由 Drainboard 自己停止实例。</translation>
    </message>
    <message>
        <source>The new one cannot come first under the id of the one that still runs: choose another return rule, or stop first.</source>
        <translation>新的不能以仍在运行者的 id 先启动：请选择其他返回规则，或先停止。</translation>
    </message>
    <message>
        <source>The limits for the judgement contradict each other.</source>
        <translation>评判的界限相互矛盾。</translation>
    </message>
    <message>
        <source>Every wait needs a time limit above zero.</source>
        <translation>每次等待都需要大于零的时限。</translation>
    </message>
    <message>
        <source>The smoke request must be a path that starts with / or an address with http, and a status from 100 to 599.</source>
        <translation>冒烟请求必须是以 / 开头的路径或 http 地址，状态码为 100 到 599。</translation>
    </message>
    <message>
        <source>A release of this application is running already.</source>
        <translation>该应用已有一个发布在进行。</translation>
    </message>
    <message>
        <source>A guard is overridden: give the reason in the note.</source>
        <translation>越过了保护规则：请在备注中说明原因。</translation>
    </message>
    <message>
        <source>take out of service</source>
        <translation>摘出服务</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>clear what is left</source>
        <translation>清除残留</translation>
    </message>
    <message>
        <source>start the new version</source>
        <translation>启动新版本</translation>
    </message>
    <message>
        <source>ask it for an answer</source>
        <translation>请求一次应答</translation>
    </message>
    <message>
        <source>only if its lease is still there</source>
        <translation>仅当租约仍在时</translation>
    </message>
    <message>
        <source>only if the new one comes up under the old override</source>
        <translation>仅当新的带着旧的覆盖状态启动时</translation>
    </message>
    <message>
        <source>done elsewhere, nothing is sent</source>
        <translation>在别处进行，不发送请求</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>待进行</translation>
    </message>
    <message>
        <source>out of service, callers let go</source>
        <translation>已摘出，调用方正在放开</translation>
    </message>
    <message>
        <source>drained</source>
        <translation>已摘流</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>clearing what is left</source>
        <translation>正在清除残留</translation>
    </message>
    <message>
        <source>waiting for the new version</source>
        <translation>等待新版本</translation>
    </message>
    <message>
        <source>back, callers take it up</source>
        <translation>已返回，调用方正在接入</translation>
    </message>
    <message>
        <source>waiting for its first requests</source>
        <translation>等待首批请求</translation>
    </message>
    <message>
        <source>to be judged</source>
        <translation>待评判</translation>
    </message>
    <message>
        <source>being put back</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>put back, as before</source>
        <translation>已恢复原样</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>awaits its turn</source>
        <translation>等待轮到它</translation>
    </message>
    <message>
        <source>awaited: callers let go</source>
        <translation>等待：调用方不再调用</translation>
    </message>
    <message>
        <source>stop it now; its end is awaited</source>
        <translation>请现在停止它；等待其结束</translation>
    </message>
    <message>
        <source>awaited: its process ends</source>
        <translation>等待：进程结束</translation>
    </message>
    <message>
        <source>its process is gone; the end of its lease is awaited</source>
        <translation>进程已消失；等待租约结束</translation>
    </message>
    <message>
        <source>awaited: its override is gone on every peer</source>
        <translation>等待：覆盖状态从所有节点消失</translation>
    </message>
    <message>
        <source>start the new version now; it is awaited</source>
        <translation>请现在启动新版本；正在等待</translation>
    </message>
    <message>
        <source>awaited: the command ends</source>
        <translation>等待：命令结束</translation>
    </message>
    <message>
        <source>it is there; UP in Eureka is awaited</source>
        <translation>它已出现；等待 Eureka 中为 UP</translation>
    </message>
    <message>
        <source>awaited: its own health is UP</source>
        <translation>等待：自身健康状态为 UP</translation>
    </message>
    <message>
        <source>another version runs there; the expected one is awaited</source>
        <translation>那里运行着其他版本；等待期望的版本</translation>
    </message>
    <message>
        <source>awaited: callers take it up</source>
        <translation>等待：调用方接入</translation>
    </message>
    <message>
        <source>awaited: its first successful requests</source>
        <translation>等待：首批成功的请求</translation>
    </message>
    <message>
        <source>awaited: the answer to the smoke request</source>
        <translation>等待：冒烟请求的应答</translation>
    </message>
    <message>
        <source>its requests cannot be measured: say that it serves</source>
        <translation>其请求无法测量：请确认它在服务</translation>
    </message>
    <message>
        <source>awaited: your judgement</source>
        <translation>等待：您的评判</translation>
    </message>
    <message>
        <source>awaited: UP without an override on every peer</source>
        <translation>等待：在所有节点上为 UP 且无覆盖状态</translation>
    </message>
    <message>
        <source>you decide: try again, skip, or abort</source>
        <translation>由您决定：重试、跳过或中止</translation>
    </message>
    <message>
        <source>nothing of it was begun</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>that callers have let go</source>
        <translation>调用方已不再调用</translation>
    </message>
    <message>
        <source>that its process has ended</source>
        <translation>进程已结束</translation>
    </message>
    <message>
        <source>that its lease has ended</source>
        <translation>租约已结束</translation>
    </message>
    <message>
        <source>that its override is gone</source>
        <translation>覆盖状态已消失</translation>
    </message>
    <message>
        <source>that the new version is there</source>
        <translation>新版本已出现</translation>
    </message>
    <message>
        <source>that it is healthy</source>
        <translation>它是健康的</translation>
    </message>
    <message>
        <source>that callers have it again</source>
        <translation>调用方已重新接入</translation>
    </message>
    <message>
        <source>that it answers requests</source>
        <translation>它能应答请求</translation>
    </message>
    <message>
        <source>that it is as good as before</source>
        <translation>它和之前一样好</translation>
    </message>
    <message>
        <source>everything from where it failed on</source>
        <translation>失败之后的所有步骤</translation>
    </message>
    <message>
        <source>The instance (service-registry)</source>
        <translation>实例自身（service-registry）</translation>
    </message>
    <message>
        <source>Drainboard (POST shutdown)</source>
        <translation>Drainboard（POST shutdown）</translation>
    </message>
    <message>
        <source>You or your deploy tool</source>
        <translation>由您或部署工具</translation>
    </message>
    <message>
        <source>The same id, as a new process</source>
        <translation>同一 id 的新进程</translation>
    </message>
    <message>
        <source>Any id on the same host</source>
        <translation>同一主机上的任意 id</translation>
    </message>
    <message>
        <source>Any new instance</source>
        <translation>任意新实例</translation>
    </message>
    <message>
        <source>Stop the old, then start the new</source>
        <translation>先停旧的，再启动新的</translation>
    </message>
    <message>
        <source>Start the new, then drain the old</source>
        <translation>先启动新的，再摘流旧的</translation>
    </message>
    <message>
        <source>%1 stays as it is: another process was started there.</source>
        <translation>%1 保持原样：那里已启动了另一个进程。</translation>
    </message>
    <message>
        <source>It would run a command that you have not approved on this machine.</source>
        <translation>它会运行您未在本机批准的命令。</translation>
    </message>
    <message>
        <source>%1 was paused before the program ended. It is in no list, so it can neither be watched nor stopped from here, and it still serves whoever holds it.</source>
        <translation>%1 在程序结束之前已被暂停。它不在任何列表中，因此从这里既无法观察它，也无法停止它；仍持有它的调用方还会得到它的服务。</translation>
    </message>
    <message>
        <source>Stop it and start the new version yourself, then press Try again: its return is awaited. Or skip it, or abort: it stays paused until it is restarted.</source>
        <translation>请自行停止它并启动新版本，然后按“重试”：将等待它返回。也可以跳过它或中止：它会一直暂停到重启为止。</translation>
    </message>
    <message>
        <source>%1 stays paused and in no list: nothing here registers it again, it must be restarted.</source>
        <translation>%1 保持暂停，不在任何列表中：这里没有办法让它重新注册，必须重启它。</translation>
    </message>
    <message>
        <source>Only old Spring (Boot 1.5, 2.0, 2.1) de-registers on /pause; it is asked first which one it is. A paused instance cannot be put back: only a restart registers it again.</source>
        <translation>只有旧的 Spring（Boot 1.5、2.0、2.1）会在 /pause 时注销；会先读取它是哪一代。已暂停的实例无法放回：只有重启才能让它重新注册。</translation>
    </message>
    <message>
        <source>The instance (pause)</source>
        <translation>实例本身（pause）</translation>
    </message>
    <message>
        <source>A paused instance is in no list, so nothing there shows that it has stopped: with the recipe “pause” Drainboard itself must stop it.</source>
        <translation>已暂停的实例不在任何列表中，因此那里看不出它已停止：采用“Pause”方案时，必须由 Drainboard 自己停止它。</translation>
    </message>
    <message>
        <source>left paused: it must be restarted</source>
        <translation>保持暂停：必须重启它</translation>
    </message>
    <message>
        <source>awaited: the answer to its pause</source>
        <translation>等待中：它对暂停的应答</translation>
    </message>
    <message>
        <source>whether it is paused</source>
        <translation>它是否已暂停</translation>
    </message>
    <message>
        <source>then: %1 is taken out of service</source>
        <translation>然后：%1 被摘出服务</translation>
    </message>
    <message>
        <source>run the command before the drain</source>
        <translation>运行摘流前的命令</translation>
    </message>
    <message>
        <source>run the command after the return</source>
        <translation>运行恢复后的命令</translation>
    </message>
    <message>
        <source>before the drain</source>
        <translation>摘流之前</translation>
    </message>
    <message>
        <source>serves; the command after its return</source>
        <translation>已在服务；恢复后的命令</translation>
    </message>
    <message>
        <source>%1 was paused and may have been asked to stop before the program ended. It is in no list, so whether it still runs cannot be seen from here.</source>
        <translation>%1 在程序中断之前已暂停，并且可能已被要求停止。它不在任何列表中，因此从这里看不到它是否仍在运行。</translation>
    </message>
    <message>
        <source>It serves. You can try its command again, go on without it, roll back, or abort.</source>
        <translation>它在服务。您可以再次运行其命令、不等命令继续、回滚或中止。</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseView</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Judge…</source>
        <translation>评判…</translation>
    </message>
    <message>
        <source>It serves…</source>
        <translation>它在服务…</translation>
    </message>
    <message>
        <source>Go on early…</source>
        <translation>提前继续…</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>跳过…</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>回滚…</translation>
    </message>
    <message>
        <source>Abort…</source>
        <translation>中止…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Waits go on, nothing new begins.</source>
        <translation>等待继续，不开始新的步骤。</translation>
    </message>
    <message>
        <source>Goes on from here.</source>
        <translation>从这里继续。</translation>
    </message>
    <message>
        <source>Lists what it sends before it sends it.</source>
        <translation>发送之前会先列出要发送的内容。</translation>
    </message>
    <message>
        <source>Brings the old version back everywhere. Lists what happens first.</source>
        <translation>在各处恢复旧版本。先列出将要发生的事。</translation>
    </message>
    <message>
        <source>Takes this finished release off the screen. Nothing is sent.</source>
        <translation>从屏幕上移除这个已结束的发布。不发送任何请求。</translation>
    </message>
    <message>
        <source>Return of %1</source>
        <translation>%1 的返回</translation>
    </message>
    <message>
        <source>Tries the failed step of %1 once more.</source>
        <translation>重试 %1 失败的步骤。</translation>
    </message>
    <message>
        <source>Judges %1 by what was measured.</source>
        <translation>根据测量结果评判 %1。</translation>
    </message>
    <message>
        <source>Says that %1 serves, where nothing proves it. Asks for a note.</source>
        <translation>在无法证实时确认 %1 在服务。需填写备注。</translation>
    </message>
    <message>
        <source>Ends the wait for %1 before its proof. Asks for a reason, which is kept.</source>
        <translation>在得到证实之前结束对 %1 的等待。需填写原因，原因会被保存。</translation>
    </message>
    <message>
        <source>Leaves %1 out. Asks for a reason, which is kept.</source>
        <translation>不再发布 %1。需填写原因，原因会被保存。</translation>
    </message>
</context>
<context>
    <name>ui::ResilienceText</name>
    <message>
        <source>open: lets no call through</source>
        <translation>打开：不放行任何调用</translation>
    </message>
    <message>
        <source>forced open: lets no call through</source>
        <translation>强制打开：不放行任何调用</translation>
    </message>
    <message>
        <source>half open: lets a few calls through to try</source>
        <translation>半开：放行少量调用以试探</translation>
    </message>
    <message>
        <source>closed: lets every call through</source>
        <translation>关闭：放行所有调用</translation>
    </message>
    <message>
        <source>only counts: lets every call through</source>
        <translation>只计数：放行所有调用</translation>
    </message>
    <message>
        <source>switched off: lets every call through</source>
        <translation>已停用：放行所有调用</translation>
    </message>
    <message>
        <source>its state is not told</source>
        <translation>未告知其状态</translation>
    </message>
    <message>
        <source>%1 calls not let through</source>
        <translation>%1 个调用未被放行</translation>
    </message>
    <message>
        <source>%1 calls succeeded only after a retry</source>
        <translation>%1 个调用重试后才成功</translation>
    </message>
    <message>
        <source>%1 failed after their retries</source>
        <translation>%1 个重试后仍失败</translation>
    </message>
    <message>
        <source>%1 succeeded at once</source>
        <translation>%1 个一次成功</translation>
    </message>
    <message>
        <source>%1 failed without a retry</source>
        <translation>%1 个未重试即失败</translation>
    </message>
    <message>
        <source>nothing was counted yet</source>
        <translation>尚未计数</translation>
    </message>
    <message>
        <source>its name does not say towards whom</source>
        <translation>其名称未说明针对谁</translation>
    </message>
    <message>
        <source>%1: circuit breaker %2</source>
        <comment>caller, name</comment>
        <translation>%1：断路器 %2</translation>
    </message>
    <message>
        <source>%1: retry %2</source>
        <comment>caller, name</comment>
        <translation>%1：重试 %2</translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation>未读到：%1</translation>
    </message>
    <message>
        <source>%1 more were not asked for</source>
        <translation>另有 %1 个未询问</translation>
    </message>
    <message>
        <source>not asked for yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>none of its callers tells of one that would be for it</source>
        <translation>没有调用方告知有针对它的断路器或重试</translation>
    </message>
    <message>
        <source>in the last %1: %2 calls let through, %3 of them failed, %4 not let through</source>
        <translation>最近 %1：放行 %2 次调用，其中 %3 次失败，%4 次未放行</translation>
    </message>
</context>
<context>
    <name>ui::RowsEditor</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add to: %1</source>
        <translation>添加到：%1</translation>
    </message>
    <message>
        <source>Remove from: %1</source>
        <translation>移除自：%1</translation>
    </message>
    <message>
        <source>Opens when a line is chosen.</source>
        <translation>选中一行后可用。</translation>
    </message>
</context>
<context>
    <name>ui::SaveFilterDialog</name>
    <message>
        <source>In &amp;every environment</source>
        <translation>在所有环境中(&amp;E)</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>保存此筛选</translation>
    </message>
    <message>
        <source>Keeps the filter under a name in the menu of the filter field, for this environment or for every one.</source>
        <translation>以名称把筛选保存在筛选框的菜单中，用于此环境或所有环境。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Opens when it has a name.</source>
        <translation>填写名称后可用。</translation>
    </message>
    <message>
        <source>The one of this name is replaced.</source>
        <translation>同名的筛选将被替换。</translation>
    </message>
    <message>
        <source>It is offered in every environment.</source>
        <translation>在所有环境中提供。</translation>
    </message>
    <message>
        <source>It is offered in %1 alone.</source>
        <translation>只在 %1 中提供。</translation>
    </message>
</context>
<context>
    <name>ui::SaveRow</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>As the system&apos;s</source>
        <translation>与系统一致</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>How you want the window: its language and its theme. Kept for you alone, not for the fleet.</source>
        <translation>您希望窗口如何显示：语言和主题。只为您保存，与集群无关。</translation>
    </message>
</context>
<context>
    <name>ui::SettingsText</name>
    <message>
        <source>%1 (%2)</source>
        <comment>value, where it stands</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>not set: its default</source>
        <translation>未设置：取默认值</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已掩码</translation>
    </message>
    <message>
        <source>no such value: %1</source>
        <translation>无效的值：%1</translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation>未读到：%1</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>address, how long ago it was read</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message>
        <source>%1: %2</source>
        <comment>step, what came of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>■ It does not answer as a Eureka server: %1</source>
        <translation>■ 它的应答不是 Eureka 服务器的应答：%1</translation>
    </message>
    <message>
        <source>✓ It is a Eureka server; instances that it lists: %1.</source>
        <translation>✓ 它是 Eureka 服务器；列出的实例：%1。</translation>
    </message>
    <message>
        <source>✓ It tells its own settings: its cache need not be assumed.</source>
        <translation>✓ 它会告知自己的设置：不必假定其缓存。</translation>
    </message>
    <message>
        <source>they are masked</source>
        <translation>已被遮盖</translation>
    </message>
    <message>
        <source>▲ It does not tell its own settings (%1): its cache counts as 30 s. To switch it on: management.endpoints.web.exposure.include=health,env,configprops and management.endpoint.configprops.show-values=always at the Eureka server.</source>
        <translation>▲ 它不告知自己的设置（%1）：其缓存按 30 秒计。要打开，请在 Eureka 服务器上设置 management.endpoints.web.exposure.include=health,env,configprops 和 management.endpoint.configprops.show-values=always。</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Open the &amp;demo fleet</source>
        <translation>打开演示集群(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Open the &amp;profile</source>
        <translation>打开配置文件(&amp;P)</translation>
    </message>
    <message>
        <source>Which fleet?</source>
        <translation>哪个集群？</translation>
    </message>
    <message>
        <source>Try it out</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>A simulated fleet on this machine: two Eureka servers, a gateway, instances and load. Nothing outside is touched.</source>
        <translation>本机上的模拟集群：两个 Eureka 服务器、一个网关、若干实例和负载。不触及外部任何东西。</translation>
    </message>
    <message>
        <source>A Eureka server</source>
        <translation>Eureka 服务器</translation>
    </message>
    <message>
        <source>Address of the Eureka server</source>
        <translation>Eureka 服务器的地址</translation>
    </message>
    <message>
        <source>A profile, or what was opened last</source>
        <translation>配置文件，或最近打开过的</translation>
    </message>
    <message>
        <source>A profile is a file that a team shares: servers, names, colours, ways and logins.</source>
        <translation>配置文件是团队共享的文件：服务器、名称、颜色、途径和登录。</translation>
    </message>
    <message>
        <source>Profiles, and what was opened last</source>
        <translation>配置文件和最近打开过的</translation>
    </message>
    <message>
        <source>Open a &amp;file…</source>
        <translation>打开文件(&amp;F)…</translation>
    </message>
    <message>
        <source>%1 (opened before)</source>
        <translation>%1（曾打开）</translation>
    </message>
    <message>
        <source>%1: not usable (%2)</source>
        <translation>%1：不可用（%2）</translation>
    </message>
    <message>
        <source>There is none yet; they lie in %1.</source>
        <translation>还没有；它们放在 %1。</translation>
    </message>
    <message>
        <source>Profiles lie in %1.</source>
        <translation>配置文件放在 %1。</translation>
    </message>
    <message>
        <source>Opens when there is an address.</source>
        <translation>有地址后可用。</translation>
    </message>
    <message>
        <source>Opens when a line is chosen.</source>
        <translation>选中一行后可用。</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>Where a fleet is chosen: the simulated one to try things out, the address of a Eureka server with a test of it, or a profile. Opening one only reads.</source>
        <translation>在此选择集群：用于试用的模拟集群、可先测试的 Eureka 服务器地址，或配置文件。打开时只读取，不更改。</translation>
    </message>
    <message>
        <source>&amp;New profile…</source>
        <translation>新建配置文件(&amp;N)…</translation>
    </message>
    <message>
        <source>The file has a mistake: it can be edited.</source>
        <translation>文件有错误：可以编辑。</translation>
    </message>
    <message>
        <source>Its servers, names, logins and lengths</source>
        <translation>其服务器、名称、登录和长度</translation>
    </message>
    <message>
        <source>Opens when a profile is chosen.</source>
        <translation>选中配置文件后可用。</translation>
    </message>
    <message>
        <source>F1 opens the manual, Ctrl+K finds every command, ? lists the keys.</source>
        <translation>F1 打开手册，Ctrl+K 查找所有命令，? 列出按键。</translation>
    </message>
    <message>
        <source>Its address, or those of all servers of one cluster with commas between them. It opens read-only, unless it is on this machine.</source>
        <translation>其地址，或同一集群所有服务器的地址，以逗号分隔。除非在本机上，否则以只读方式打开。</translation>
    </message>
</context>
<context>
    <name>ui::Steps</name>
    <message>
        <source>UP without an override on every peer</source>
        <translation>在所有节点上为 UP 且无覆盖状态</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>asks the process to shut down</source>
        <translation>请求进程关停</translation>
    </message>
    <message>
        <source>only when you confirm it</source>
        <translation>仅在您确认后执行</translation>
    </message>
    <message>
        <source>port closed, lease gone on every peer</source>
        <translation>端口关闭，租约从所有节点消失</translation>
    </message>
    <message>
        <source>until they have let go</source>
        <translation>直到不再调用</translation>
    </message>
    <message>
        <source>%1 · read back on %2 of %3 peers</source>
        <translation>%1 · %3 个节点中已有 %2 个回读确认</translation>
    </message>
</context>
<context>
    <name>ui::TableArea</name>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Why no instance is shown: none fits the filter, none is registered, or nothing could be read yet.</source>
        <translation>为何没有显示实例：没有符合筛选的、没有注册的，或尚未读到任何内容。</translation>
    </message>
</context>
<context>
    <name>ui::TableColumns</name>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>All, as at first</source>
        <translation>全部，恢复初始</translation>
    </message>
</context>
<context>
    <name>ui::Text</name>
    <message>
        <source>the name is not known here. Check the spelling, or the DNS or VPN that should know it.</source>
        <translation>无法解析该主机名。请检查拼写，以及应能解析它的 DNS 或 VPN。</translation>
    </message>
    <message>
        <source>connection refused. Is it running, and is the port right?</source>
        <translation>连接被拒绝。它是否在运行？端口是否正确？</translation>
    </message>
    <message>
        <source>cannot be reached. Check the network, the VPN and the proxy on the way to %1.</source>
        <translation>无法到达。请检查通往 %1 的网络、VPN 和代理。</translation>
    </message>
    <message>
        <source>no complete answer in time. Is it overloaded, or does a firewall drop the connection?</source>
        <translation>未在时限内收到完整应答。是否过载，或连接被防火墙丢弃？</translation>
    </message>
    <message>
        <source>the secure connection could not be trusted. Check its certificate, or give the authority that signed it.</source>
        <translation>安全连接不可信。请检查其证书，或提供签发它的 CA。</translation>
    </message>
    <message>
        <source>the connection ended before the answer was complete. It is read again on the next beat.</source>
        <translation>应答尚未完整，连接就已断开。下一轮会重新读取。</translation>
    </message>
    <message>
        <source>it asks for a login (401). Give user and password for %1.</source>
        <translation>需要登录 (401)。请提供 %1 的用户名和密码。</translation>
    </message>
    <message>
        <source>this user may not do that (403). Ask for the right, or use another user.</source>
        <translation>该用户无此权限 (403)。请申请权限，或换用其他用户。</translation>
    </message>
    <message>
        <source>there is nothing at this address (404). Check the path; Eureka&apos;s usually ends in /eureka.</source>
        <translation>该地址没有内容 (404)。请检查路径；Eureka 的路径通常以 /eureka 结尾。</translation>
    </message>
    <message>
        <source>the server failed with status %1. Its log says why.</source>
        <translation>服务器出错，状态码 %1。原因见其日志。</translation>
    </message>
    <message>
        <source>it answered with status %1, which does not fit. Check the address.</source>
        <translation>应答的状态码 %1 不符合预期。请检查地址。</translation>
    </message>
    <message>
        <source>it redirects elsewhere, which is not followed as it would carry your login along. Give the final address.</source>
        <translation>它重定向到别处；为避免带出登录信息，不予跟随。请直接给出最终地址。</translation>
    </message>
    <message>
        <source>the answer is no JSON but probably a web page. Is this Eureka&apos;s own address, and not a login page or a proxy?</source>
        <translation>应答不是 JSON，很可能是网页。这是 Eureka 自身的地址，而不是登录页或代理吗？</translation>
    </message>
    <message>
        <source>the answer is cut off or has an unexpected shape. Something between here and %1 may shorten it.</source>
        <translation>应答被截断或结构异常。可能被通往 %1 途中的某个环节截短。</translation>
    </message>
    <message>
        <source>the answer is larger than any that fits and was not read to its end. Check what answers at this address.</source>
        <translation>应答超出允许的大小，未读完。请检查该地址上是什么在应答。</translation>
    </message>
    <message>
        <source>the change was sent but its answer did not arrive: it may or may not have happened. It is not sent again; reading back shows which.</source>
        <translation>更改已发送，但未收到应答：可能已生效，也可能没有。不会重发；回读会给出结果。</translation>
    </message>
    <message>
        <source>this address cannot be used. It should look like http://host:8761/eureka.</source>
        <translation>该地址不可用。格式应类似 http://host:8761/eureka。</translation>
    </message>
    <message>
        <source>the file could not be read or written. Check free space and rights.</source>
        <translation>文件无法读取或写入。请检查剩余空间和权限。</translation>
    </message>
    <message>
        <source>given up before an answer arrived.</source>
        <translation>未等到应答即已放弃。</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>server at address</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place: what happened</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>locked, as this Eureka is not on this machine. It opens for 30 minutes when you press Unlock.</source>
        <translation>已锁定，因为此 Eureka 不在本机。点击“解锁”后可用 30 分钟。</translation>
    </message>
    <message>
        <source>it is not in the newest list, so there is nothing to change. It opens when the instance is registered again.</source>
        <translation>它不在最新列表中，无可更改。重新注册后可用。</translation>
    </message>
    <message>
        <source>this is a Eureka server&apos;s own entry, which Drainboard never changes.</source>
        <translation>这是 Eureka 服务器自身的条目，Drainboard 从不更改它。</translation>
    </message>
    <message>
        <source>no other instance of the application serves callers: without it every request would fail. It opens when another one is UP.</source>
        <translation>该应用没有其他实例为调用方服务：少了它，所有请求都会失败。另有实例为 UP 后可用。</translation>
    </message>
    <message>
        <source>less than half of the application would be left to serve callers.</source>
        <translation>该应用为调用方服务的实例将不足一半。</translation>
    </message>
    <message>
        <source>another instance of the application is on its way. It opens when that one has finished.</source>
        <translation>该应用的另一个实例正在操作中。待其结束后可用。</translation>
    </message>
    <message>
        <source>it is out of service already. Cancel the override to bring it back.</source>
        <translation>它已摘出服务。如需恢复，请取消覆盖状态。</translation>
    </message>
    <message>
        <source>there is no override to cancel. It opens when there is one.</source>
        <translation>没有可取消的覆盖状态。出现覆盖状态后可用。</translation>
    </message>
    <message>
        <source>its own health is not UP or not known: cancelling would claim that it is well. It opens when its health is UP.</source>
        <translation>其自身健康状态不是 UP 或未知：取消就等于宣称它正常。健康状态为 UP 后可用。</translation>
    </message>
    <message>
        <source>the Eureka servers say different things of it. It opens when they agree.</source>
        <translation>各 Eureka 服务器对它的说法不一致。一致后可用。</translation>
    </message>
    <message>
        <source>a Eureka server does not answer: what it serves to callers cannot be proven.</source>
        <translation>有 Eureka 服务器没有应答：无法证实它向调用方提供的内容。</translation>
    </message>
    <message>
        <source>the newest list is too old to decide on. It opens when a Eureka server answers again.</source>
        <translation>最新列表过旧，不足以据此判断。有 Eureka 服务器恢复应答后可用。</translation>
    </message>
    <message>
        <source>no drain is proven: callers may still send requests to it, and those would fail. Drain it first, or shut it down without a drain by typing its name.</source>
        <translation>摘流未经证实：调用方可能仍会向它发送请求，这些请求会失败。请先摘流，或输入其名称，不摘流直接关停。</translation>
    </message>
    <message>
        <source>the address of its actuator is not known, so it cannot be asked to stop.</source>
        <translation>其 actuator 地址未知，无法请求它停止。</translation>
    </message>
    <message>
        <source>the process that answers could not be identified as this instance.</source>
        <translation>无法确认应答的进程就是该实例。</translation>
    </message>
    <message>
        <source>%1 of %2 would be left</source>
        <translation>%2 个中将只剩 %1 个</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>instance: reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Take out of service</source>
        <translation>摘出服务</translation>
    </message>
    <message>
        <source>Read back on every peer</source>
        <translation>在所有节点回读</translation>
    </message>
    <message>
        <source>Wait until callers let go</source>
        <translation>等待调用方不再调用</translation>
    </message>
    <message>
        <source>Drained</source>
        <translation>已摘流</translation>
    </message>
    <message>
        <source>About to stop</source>
        <translation>即将停止</translation>
    </message>
    <message>
        <source>Ask it to stop</source>
        <translation>请求其停止</translation>
    </message>
    <message>
        <source>Wait until it is gone</source>
        <translation>等待其消失</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Cancel the override</source>
        <translation>取消覆盖状态</translation>
    </message>
    <message>
        <source>Wait until it is back</source>
        <translation>等待其恢复</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>已恢复服务</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>摘流</translation>
    </message>
    <message>
        <source>Cancel override</source>
        <translation>取消覆盖状态</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>关停</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done and proven</source>
        <translation>完成并已证实</translation>
    </message>
    <message>
        <source>not proven in time</source>
        <translation>未在时限内证实</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>refused by a guard</source>
        <translation>被保护规则拒绝</translation>
    </message>
    <message>
        <source>server not reachable</source>
        <translation>服务器无法到达</translation>
    </message>
    <message>
        <source>denied by the server</source>
        <translation>被服务器拒绝</translation>
    </message>
    <message>
        <source>Eureka cache</source>
        <translation>Eureka 缓存</translation>
    </message>
    <message>
        <source>Client fetch</source>
        <translation>客户端拉取</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>负载均衡</translation>
    </message>
    <message>
        <source>Longest request</source>
        <translation>最长请求</translation>
    </message>
    <message>
        <source>seen after %1</source>
        <translation>%1 后观测到</translation>
    </message>
    <message>
        <source>assumed default</source>
        <translation>假定的默认值</translation>
    </message>
    <message>
        <source>set</source>
        <translation>已设定</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>read from %1</source>
        <translation>读自 %1</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>observed at %1</source>
        <translation>实测于 %1</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>覆盖状态</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Req/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>read back on %1 of %2 peers</source>
        <translation>%2 个节点中已有 %1 个回读确认</translation>
    </message>
    <message>
        <source>, unproven on %1</source>
        <translation>，%1 上未经证实</translation>
    </message>
    <message>
        <source>still called %1 after they should have let go</source>
        <translation>应已停止调用，但过后 %1 仍被调用</translation>
    </message>
    <message>
        <source>they should have by %1</source>
        <translation>最迟应在 %1 停止调用</translation>
    </message>
    <message>
        <source>they should have since %1</source>
        <translation>自 %1 起应已停止调用</translation>
    </message>
    <message>
        <source>sent, its answer is awaited</source>
        <translation>已发送，等待应答</translation>
    </message>
    <message>
        <source>asked to stop in %1; Esc takes it back</source>
        <translation>%1后请求其停止；按 Esc 撤回</translation>
    </message>
    <message>
        <source>Esc takes it back</source>
        <translation>按 Esc 撤回</translation>
    </message>
    <message>
        <source>its port is closed, its lease is still listed</source>
        <translation>端口已关闭，租约仍在列表中</translation>
    </message>
    <message>
        <source>its port still answers</source>
        <translation>端口仍有应答</translation>
    </message>
    <message>
        <source>its port is closed and its lease is gone on every peer</source>
        <translation>端口已关闭，租约已从所有节点消失</translation>
    </message>
    <message>
        <source>UP without an override is awaited on every peer</source>
        <translation>等待在所有节点上为 UP 且无覆盖状态</translation>
    </message>
    <message>
        <source>UP without an override on every peer</source>
        <translation>在所有节点上为 UP 且无覆盖状态</translation>
    </message>
    <message>
        <source>no proof: gone on early, “%1”</source>
        <translation>无证实：已提前继续，“%1”</translation>
    </message>
    <message>
        <source>proven by traffic: the time is up and nobody calls it</source>
        <translation>流量证实：时间已到，无人调用</translation>
    </message>
    <message>
        <source>proven by time only: its requests cannot be measured</source>
        <translation>仅由时间证实：其请求无法测量</translation>
    </message>
    <message>
        <source>no proof that callers have let go</source>
        <translation>未能证实调用方已不再调用</translation>
    </message>
    <message>
        <source>its requests cannot be measured: the full time is waited</source>
        <translation>其请求无法测量：将等满全部时间</translation>
    </message>
    <message>
        <source>quiet: no requests, none in flight</source>
        <translation>静默：无请求，无在途请求</translation>
    </message>
    <message>
        <source>not known to be quiet yet</source>
        <translation>尚不能确定已静默</translation>
    </message>
    <message>
        <source>no new requests, a few more readings to be sure</source>
        <translation>无新请求，再读几次以确认</translation>
    </message>
    <message>
        <source>still called: %1 req/s, %2 in flight</source>
        <translation>仍被调用：%1 请求/秒，%2 个在途</translation>
    </message>
    <message>
        <source>%1 not read yet</source>
        <translation>%1 尚未读取</translation>
    </message>
    <message>
        <source>%1: not registered, read %2</source>
        <translation>%1：未注册，读取于 %2</translation>
    </message>
    <message>
        <source>%1 cannot be read: unproven there</source>
        <translation>%1 无法读取：该节点上未经证实</translation>
    </message>
    <message>
        <source>%1: %2 by override, read %3</source>
        <translation>%1：%2（覆盖状态），读取于 %3</translation>
    </message>
    <message>
        <source>%1: %2, read %3</source>
        <translation>%1：%2，读取于 %3</translation>
    </message>
    <message>
        <source>then: wait until callers let go</source>
        <translation>接下来：等待调用方不再调用</translation>
    </message>
    <message>
        <source>then: stop %1</source>
        <translation>接下来：停止 %1</translation>
    </message>
    <message>
        <source>then: stop %1 (you confirm)</source>
        <translation>接下来：停止 %1（由您确认）</translation>
    </message>
    <message>
        <source>you decide: shut %1 down, or put it back</source>
        <translation>由您决定：关停 %1，或恢复它</translation>
    </message>
    <message>
        <source>then: %1 is asked to stop, which cannot be taken back</source>
        <translation>接下来：请求 %1 停止，此操作不可撤回</translation>
    </message>
    <message>
        <source>then: start the new version yourself</source>
        <translation>接下来：请自行启动新版本</translation>
    </message>
    <message>
        <source>then: %1 serves callers again</source>
        <translation>接下来：%1 重新为调用方服务</translation>
    </message>
    <message>
        <source>start the new version now</source>
        <translation>现在启动新版本</translation>
    </message>
    <message>
        <source>nothing is left to do</source>
        <translation>没有剩余工作</translation>
    </message>
    <message>
        <source>look at the instance before you try again</source>
        <translation>再次尝试前请先检查该实例</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>read %1 ago</source>
        <translation>%1前读取</translation>
    </message>
    <message>
        <source>not read for %1</source>
        <translation>%1未读到</translation>
    </message>
    <message>
        <source>&lt; 0.1 %</source>
        <translation>&lt; 0.1%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Callers send it requests.</source>
        <translation>调用方会向它发送请求。</translation>
    </message>
    <message>
        <source>Taken out: callers stop sending it requests once their copies are renewed.</source>
        <translation>已摘出：调用方更新本地副本后不再向它发送请求。</translation>
    </message>
    <message>
        <source>It is starting: callers do not send it requests yet.</source>
        <translation>正在启动：调用方尚不会向它发送请求。</translation>
    </message>
    <message>
        <source>It says that it cannot work: callers do not send it requests.</source>
        <translation>它上报自己无法工作：调用方不会向它发送请求。</translation>
    </message>
    <message>
        <source>Eureka does not know its status: callers do not send it requests.</source>
        <translation>Eureka 不知道其状态：调用方不会向它发送请求。</translation>
    </message>
    <message>
        <source>%1: it is being worked on already, see the panel on the right.</source>
        <translation>%1：正在操作中，见右侧面板。</translation>
    </message>
    <message>
        <source>%1: it is not drained yet. It opens when callers have let go, or after “Go on early”.</source>
        <translation>%1：尚未摘流完成。调用方不再调用后，或“提前继续”后可用。</translation>
    </message>
    <message>
        <source>an override says UP while its own health is not UP.</source>
        <translation>覆盖状态为 UP，而其自身健康状态不是 UP。</translation>
    </message>
    <message>
        <source>UNKNOWN for %1 although its own health is UP.</source>
        <translation>自身健康状态为 UP，却已 UNKNOWN %1。</translation>
    </message>
    <message>
        <source>OUT_OF_SERVICE without an override for %1 although its own health is UP.</source>
        <translation>自身健康状态为 UP，却在没有覆盖状态的情况下 OUT_OF_SERVICE 已 %1。</translation>
    </message>
    <message>
        <source>the Eureka servers say different things of it: %1.</source>
        <translation>各 Eureka 服务器对它的说法不同：%1。</translation>
    </message>
    <message>
        <source>this id is registered in several applications: %1.</source>
        <translation>该 id 在多个应用中注册：%1。</translation>
    </message>
    <message>
        <source>its heartbeats stopped and nothing listens at its port, but Eureka still lists it.</source>
        <translation>其心跳已停止，端口无人监听，但 Eureka 仍列出它。</translation>
    </message>
    <message>
        <source>a DOWN entry that is left over: nothing listens at its port and no heartbeat ever came.</source>
        <translation>残留的 DOWN 条目：端口无人监听，且从未有过心跳。</translation>
    </message>
    <message>
        <source>its heartbeats stopped; its lease ends in %1.</source>
        <translation>其心跳已停止；租约将在 %1 后到期。</translation>
    </message>
    <message>
        <source>%1 for %2 although its own health is UP.</source>
        <translation>自身健康状态为 UP，却已 %1 %2。</translation>
    </message>
    <message>
        <source>its status is &quot;%1&quot;, which is none of Eureka&apos;s words.</source>
        <translation>其状态为“%1”，不是 Eureka 的状态词。</translation>
    </message>
    <message>
        <source>its name can be registered but not addressed.</source>
        <translation>其名称可以注册，但无法寻址。</translation>
    </message>
    <message>
        <source>%1 lists hardly any instance that %2 lists.</source>
        <translation>%1 几乎没有列出 %2 所列的任何实例。</translation>
    </message>
    <message>
        <source>%1: the answers contradict each other in turn.</source>
        <translation>%1：其应答轮流互相矛盾。</translation>
    </message>
    <message>
        <source>%1 preserves itself.</source>
        <translation>%1 处于自我保护状态。</translation>
    </message>
    <message>
        <source>%1 lists rows that cannot be used: %2, the first one at %3 (%4).</source>
        <translation>%1 列出了无法使用的行：%2 行，第一行位于 %3（%4）。</translation>
    </message>
    <message>
        <source>Not checked: what %1 says, as it does not answer.</source>
        <translation>未检查：%1 的内容，因为它没有应答。</translation>
    </message>
    <message>
        <source>Not checked: the own health of %1 of %2 instances, for example %3.</source>
        <translation>未检查：%2 个实例中 %1 个的自身健康状态，例如 %3。</translation>
    </message>
    <message>
        <source>Not checked: whether the leases of %1 of %2 instances are about to end.</source>
        <translation>未检查：%2 个实例中 %1 个的租约是否即将到期。</translation>
    </message>
    <message>
        <source>No write is safe here: see to the instance&apos;s health, or restart it.</source>
        <translation>这里没有安全的写操作：请处理实例的健康问题，或重启它。</translation>
    </message>
    <message>
        <source>Wait for one more heartbeat; if they still differ, decide which of them is right.</source>
        <translation>再等一次心跳；如仍不一致，请判断哪个正确。</translation>
    </message>
    <message>
        <source>Give each instance an id of its own (eureka.instance.instance-id).</source>
        <translation>为每个实例设置各自的 id（eureka.instance.instance-id）。</translation>
    </message>
    <message>
        <source>Check the addresses of this environment.</source>
        <translation>检查该环境的地址。</translation>
    </message>
    <message>
        <source>Wait five minutes before the next change, then compare the servers.</source>
        <translation>等待五分钟后再做下一次更改，然后比较各服务器。</translation>
    </message>
    <message>
        <source>Name every Eureka server by an address of its own.</source>
        <translation>为每台 Eureka 服务器填写各自的地址。</translation>
    </message>
    <message>
        <source>See whether the process is alive.</source>
        <translation>查看进程是否还活着。</translation>
    </message>
    <message>
        <source>See its log; a restart lets it register anew.</source>
        <translation>查看其日志；重启可使其重新注册。</translation>
    </message>
    <message>
        <source>Change its name; until then it is shown read-only.</source>
        <translation>更改其名称；在此之前以只读方式显示。</translation>
    </message>
    <message>
        <source>See how the instances named there register themselves.</source>
        <translation>查看其中所列实例是如何注册的。</translation>
    </message>
    <message>
        <source>See whether that Eureka server runs and can be reached.</source>
        <translation>查看该 Eureka 服务器是否在运行且可以访问。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>instance: what was seen</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Callers are sent to it and get its errors; what it reports does not come through.</source>
        <translation>调用方会被引到它并收到错误；它自己的上报不起作用。</translation>
    </message>
    <message>
        <source>Callers do not use it. There is no override to cancel, and a drain leaves no mark.</source>
        <translation>调用方不使用它。没有可取消的覆盖状态，摘流也不会留下标记。</translation>
    </message>
    <message>
        <source>Some callers use it and others do not. Heartbeats never heal this.</source>
        <translation>一部分调用方使用它，另一部分不使用。心跳永远无法修复。</translation>
    </message>
    <message>
        <source>Eureka keeps overrides by the id alone: draining one of them drains the others too.</source>
        <translation>Eureka 只按 id 保存覆盖状态：对其中一个摘流，其他的也会被摘流。</translation>
    </message>
    <message>
        <source>A write would not reach the servers that callers read.</source>
        <translation>写操作到不了调用方读取的服务器。</translation>
    </message>
    <message>
        <source>A restarted server copies only what is UP: drained instances may come back UP there.</source>
        <translation>重启后的服务器只复制 UP 的实例：已摘流的实例可能在那里恢复为 UP。</translation>
    </message>
    <message>
        <source>Several servers seem to answer there: a read may prove what another one does not know.</source>
        <translation>那里似乎有多台服务器应答：一次读取所证实的，另一台可能并不知道。</translation>
    </message>
    <message>
        <source>Callers are sent to it until its lease ends and their caches follow: their requests fail.</source>
        <translation>在其租约到期且调用方缓存更新之前，调用方仍会被引到它：请求会失败。</translation>
    </message>
    <message>
        <source>Callers do not use it, but it counts as an instance until its lease ends.</source>
        <translation>调用方不使用它，但在租约到期之前它仍计为一个实例。</translation>
    </message>
    <message>
        <source>Until then callers are sent to it, and after it as long as their caches last.</source>
        <translation>在此之前调用方会被引到它，之后还要持续到其缓存更新为止。</translation>
    </message>
    <message>
        <source>Callers do not use it.</source>
        <translation>调用方不使用它。</translation>
    </message>
    <message>
        <source>It stays so over heartbeats and quick restarts until somebody cancels it.</source>
        <translation>在有人取消之前，它不受心跳和快速重启影响，一直保持。</translation>
    </message>
    <message>
        <source>Callers take it for UNKNOWN and do not use it.</source>
        <translation>调用方把它当作 UNKNOWN，不使用它。</translation>
    </message>
    <message>
        <source>No server can be asked to change it.</source>
        <translation>无法请求任何服务器更改它。</translation>
    </message>
    <message>
        <source>Instances may be missing on the screen.</source>
        <translation>屏幕上可能缺少实例。</translation>
    </message>
    <message>
        <source>What is not read is not known to be well.</source>
        <translation>未读取的，不能认为正常。</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>，然后 </translation>
    </message>
    <message>
        <source>the file has a mistake and is not used.</source>
        <translation>该文件有错误，未被使用。</translation>
    </message>
    <message>
        <source>there is nothing of that name here. In brackets: what there is.</source>
        <translation>这里没有这个名称。括号中是现有的名称。</translation>
    </message>
    <message>
        <source>a Eureka server started a few minutes ago: it may have lost overrides and instances. Better wait until five minutes are over.</source>
        <translation>一台 Eureka 服务器在几分钟前启动：它可能丢失了覆盖状态和实例。最好等满五分钟。</translation>
    </message>
    <message>
        <source>several Eureka servers seem to answer at one address: what one of them says proves nothing of the others. Give each of them an address of its own.</source>
        <translation>似乎有多台 Eureka 服务器在同一地址应答：其中一台所说的不能证明其他各台。请为每台填写各自的地址。</translation>
    </message>
    <message>
        <source>UNKNOWN as an override is never sent: every heartbeat would be refused and every new registration would be UNKNOWN again, until the override is cancelled.</source>
        <translation>从不发送 UNKNOWN 作为覆盖状态：在覆盖状态取消之前，每次心跳都会被拒绝，每次重新注册又会成为 UNKNOWN。</translation>
    </message>
    <message>
        <source>An override is cancelled without a status, or with UP. Any other status would stay for good, without an override that could be cancelled.</source>
        <translation>取消覆盖状态时不带状态，或带 UP。其他状态会一直保留，而没有可取消的覆盖状态。</translation>
    </message>
    <message>
        <source>The name has a slash, a backslash or a zero byte, or is only dots: Eureka registers it, but no address can name it. Change the id where the instance sets it.</source>
        <translation>名称含有斜杠、反斜杠或零字节，或只有点：Eureka 会注册它，但没有地址能指明它。请在实例设置 id 处更改。</translation>
    </message>
    <message>
        <source>There is no metadata to set. Give at least one key=value.</source>
        <translation>没有要设置的元数据。请至少给出一个 key=value。</translation>
    </message>
    <message>
        <source>A metadata key may be neither empty nor @class, which every reader of the list takes for something else.</source>
        <translation>元数据的键既不能为空，也不能是 @class，读取列表的程序都会把它当作别的东西。</translation>
    </message>
    <message>
        <source>The metadata has a control character, which breaks Eureka&apos;s list for every program that reads it as XML.</source>
        <translation>元数据含有控制字符，会使所有以 XML 读取 Eureka 列表的程序出错。</translation>
    </message>
    <message>
        <source>The address of this request is longer than a Eureka server reads (8 KiB with all headers). Send less at once; a shorter id helps too.</source>
        <translation>该请求的地址超过 Eureka 服务器能读取的长度（含所有请求头 8 KiB）。请减少一次发送的内容；较短的 id 也有帮助。</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>未注册</translation>
    </message>
    <message>
        <source>%1: done (%2), read %3</source>
        <translation>%1：已完成（%2），读取于 %3</translation>
    </message>
    <message>
        <source>%1: not there yet (%2), read %3</source>
        <translation>%1：尚未生效（%2），读取于 %3</translation>
    </message>
    <message>
        <source>It is UP at once, without an override.</source>
        <translation>它立即为 UP，且没有覆盖状态。</translation>
    </message>
    <message>
        <source>Its status changes at once and stays over heartbeats until the override is cancelled.</source>
        <translation>其状态立即改变，并在覆盖状态取消之前不受心跳影响。</translation>
    </message>
    <message>
        <source>It is UNKNOWN until its next heartbeat, at most %1; then it registers with its own status.</source>
        <translation>在下一次心跳之前为 UNKNOWN，最多 %1；之后以其自身状态注册。</translation>
    </message>
    <message>
        <source>It is UNKNOWN until its next heartbeat; then it registers with its own status.</source>
        <translation>在下一次心跳之前为 UNKNOWN；之后以其自身状态注册。</translation>
    </message>
    <message>
        <source>It would be UNKNOWN and stay so: its server discards its registrations after this.</source>
        <translation>它会变为 UNKNOWN 并一直如此：此后其服务器会丢弃它的注册。</translation>
    </message>
    <message>
        <source>Nothing changes, because it already is: the server answers 200 and stores no override.</source>
        <translation>没有变化，因为已经如此：服务器应答 200，但不保存覆盖状态。</translation>
    </message>
    <message>
        <source>Nothing changes: there is no override to remove.</source>
        <translation>没有变化：没有可移除的覆盖状态。</translation>
    </message>
    <message>
        <source>It would be out without an override that could be cancelled later.</source>
        <translation>它会停止服务，却没有之后可取消的覆盖状态。</translation>
    </message>
    <message>
        <source>It would be shown as UP although it is not known to be well.</source>
        <translation>它会显示为 UP，而并不知道它是否正常。</translation>
    </message>
    <message>
        <source>It would be UP by an override, which hides what it reports later.</source>
        <translation>它会因覆盖状态而为 UP，这会掩盖它之后的上报。</translation>
    </message>
    <message>
        <source>The keys are set until the instance registers again; a key cannot be removed.</source>
        <translation>这些键保留到实例再次注册为止；键无法移除。</translation>
    </message>
    <message>
        <source>Its lease ends, and the override with it; an instance that is alive registers again.</source>
        <translation>其租约结束，覆盖状态也随之消失；活着的实例会重新注册。</translation>
    </message>
    <message>
        <source>A kill with a quick restart inherits it; an orderly stop removes it.</source>
        <translation>强制终止并快速重启会继承它；有序停止会移除它。</translation>
    </message>
    <message>
        <source>No caller is known: the full time counts, as it is set or assumed.</source>
        <translation>没有已知的调用方：按设置或假定的全部时间计算。</translation>
    </message>
    <message>
        <source>%1 of %2 callers hold it again</source>
        <translation>%2 个调用方中 %1 个的副本重新持有它</translation>
    </message>
    <message>
        <source>%1 of %2 callers no longer hold it in their copies</source>
        <translation>%2 个调用方中 %1 个的副本不再持有它</translation>
    </message>
    <message>
        <source>; of %1 more instances it cannot be told whether they call: they count in full</source>
        <translation>；另有 %1 个实例无法判断是否调用它：按全部时间计算</translation>
    </message>
    <message>
        <source>; other instances changed meanwhile, so counts no longer tell who let go</source>
        <translation>；期间其他实例也有变化，数量不再能说明谁已放手</translation>
    </message>
    <message>
        <source>declared: %1</source>
        <translation>声明：%1</translation>
    </message>
    <message>
        <source>its copy changed after %1</source>
        <translation>它的副本在 %1 后改变</translation>
    </message>
    <message>
        <source>its copy cannot be read</source>
        <translation>无法读取它的副本</translation>
    </message>
    <message>
        <source>its copy holds %1, expected %2</source>
        <translation>它的副本有 %1 个，应为 %2 个</translation>
    </message>
    <message>
        <source>its fetches fail</source>
        <translation>它的拉取失败</translation>
    </message>
    <message>
        <source>sent to it at %1</source>
        <translation>%1 仍向它发送</translation>
    </message>
    <message>
        <source>may call it: its copy of the registry holds the application</source>
        <translation>可能调用它：其注册表副本中有该应用</translation>
    </message>
    <message>
        <source>calls it: its load balancer counts requests to it</source>
        <translation>调用它：其负载均衡器记录了对它的请求</translation>
    </message>
    <message>
        <source>calls it: a gateway with a route to the application</source>
        <translation>调用它：网关有到该应用的路由</translation>
    </message>
    <message>
        <source>calls it: the profile says so</source>
        <translation>调用它：配置文件如此说明</translation>
    </message>
    <message>
        <source>without a login</source>
        <translation>不带登录信息</translation>
    </message>
    <message>
        <source>with the login &quot;%1&quot;</source>
        <translation>用登录“%1”</translation>
    </message>
    <message>
        <source>not asked: the login &quot;%1&quot; was refused (401) twice and is used nowhere until it is entered again, so that the account is not locked.</source>
        <translation>未询问：登录“%1”已被拒绝（401）两次，在重新输入之前不再使用，以免账号被锁定。</translation>
    </message>
    <message>
        <source>reads are answered, but this change was refused (%1, asked %2). Its protection against CSRF may be the cause: the application has to exempt its management paths. Otherwise the right to change is missing.</source>
        <translation>读取有应答，但此更改被拒绝（%1，%2询问）。可能是它的 CSRF 防护所致：应用须把管理路径排除在外。否则就是缺少更改的权限。</translation>
    </message>
    <message>
        <source>it refused the login &quot;%1&quot; (401). Enter it again; after a second refusal it is used nowhere.</source>
        <translation>它拒绝了登录“%1”（401）。请重新输入；第二次被拒绝后将不再使用。</translation>
    </message>
    <message>
        <source>not allowed (403, asked %1). Ask for the right, in Spring usually the role ACTUATOR, or use another login.</source>
        <translation>不允许（403，%1询问）。请申请权限（在 Spring 中通常是角色 ACTUATOR），或使用另一个登录。</translation>
    </message>
    <message>
        <source>its certificate is for another name, so something else may be answering. Check the address.</source>
        <translation>其证书属于另一个名称，应答的可能是别的东西。请检查地址。</translation>
    </message>
    <message>
        <source>its certificate is signed by an authority that is not known here. Give that authority&apos;s file (caFile) in the profile.</source>
        <translation>其证书由此处未知的机构签发。请在配置文件中给出该机构的文件（caFile）。</translation>
    </message>
    <message>
        <source>its certificate is expired or not yet valid. It has to be renewed, or a clock is wrong.</source>
        <translation>其证书已过期或尚未生效。需要更新证书，或者某个时钟不准。</translation>
    </message>
    <message>
        <source>it registered an address that means this computer, at a Eureka server elsewhere, so it was not contacted. A rule in the profile can say where it really is.</source>
        <translation>它在别处的 Eureka 服务器上登记了一个表示本机的地址，因此没有与它联系。配置文件中的规则可以说明它实际在哪里。</translation>
    </message>
    <message>
        <source>Certificates are not checked: anybody in between can read the passwords and change the answers.</source>
        <translation>不检查证书：中间的任何人都能读取密码并篡改应答。</translation>
    </message>
    <message>
        <source>Secret of &quot;%1&quot;:</source>
        <translation>“%1”的密钥：</translation>
    </message>
    <message>
        <source>Password of %2 for &quot;%1&quot;:</source>
        <translation>“%1”的 %2 的密码：</translation>
    </message>
    <message>
        <source>its process is not known to be gone: what still runs registers again with its next heartbeat. It opens when nothing listens at its port and its heartbeats have stopped.</source>
        <translation>不能确定它的进程已经结束：仍在运行的实例会在下一次心跳时重新注册。当它的端口无人监听且心跳已停止时可用。</translation>
    </message>
    <message>
        <source>the server that was confirmed is no longer the one to write to. Nothing was sent: look again, and confirm what is right now.</source>
        <translation>已确认的服务器不再是应写入的那一台。什么也没有发送：请重新查看，并确认现在正确的操作。</translation>
    </message>
    <message>
        <source>this was asked for in another environment. Nothing was sent.</source>
        <translation>这是在另一个环境中提出的。什么也没有发送。</translation>
    </message>
    <message>
        <source>it also works without being called, which a drain does not stop: only the shutdown ends that.</source>
        <translation>它还在不被调用的情况下工作，摘除不会停止这些工作：只有关闭才会结束。</translation>
    </message>
    <message>
        <source>its service-registry endpoint cannot be used. Drain it through Eureka instead.</source>
        <translation>它的 service-registry 端点无法使用。请改为通过 Eureka 摘除。</translation>
    </message>
    <message>
        <source>consumes messages: %1</source>
        <translation>消费消息：%1</translation>
    </message>
    <message>
        <source>scheduled tasks</source>
        <translation>计划任务</translation>
    </message>
    <message>
        <source>scheduled tasks, such as %1</source>
        <translation>计划任务，例如 %1</translation>
    </message>
    <message>
        <source>jobs: %1</source>
        <translation>作业：%1</translation>
    </message>
    <message>
        <source>It did not answer, or refused to be read.</source>
        <translation>它没有应答，或拒绝读取。</translation>
    </message>
    <message>
        <source>This was asked for in %1, and the window shows %2 now: nothing was sent. Choose the environment again and look before you repeat it.</source>
        <translation>这是在 %1 中提出的，而窗口现在显示 %2：什么也没有发送。请重新选择环境，查看之后再重复操作。</translation>
    </message>
    <message>
        <source>%1, its list changes at %2</source>
        <translation>%1，其列表在 %2 改变</translation>
    </message>
    <message>
        <source>%1, slowest: %2</source>
        <translation>%1，最慢：%2</translation>
    </message>
    <message>
        <source>its request counter never moved: the full time is waited</source>
        <translation>它的请求计数器从未变动：等待全部时间</translation>
    </message>
    <message>
        <source>its requests are not counted (spring.metrics.servo.enabled=false would): the full time is waited</source>
        <translation>它不统计请求（spring.metrics.servo.enabled=false 可开启）：等待全部时间</translation>
    </message>
    <message>
        <source>it counts no further addresses (management.metrics.web.server.max-uri-tags): the full time is waited</source>
        <translation>它不再统计更多地址（management.metrics.web.server.max-uri-tags）：等待全部时间</translation>
    </message>
    <message>
        <source>no new requests; those in flight cannot be seen</source>
        <translation>没有新请求；看不到正在处理的请求</translation>
    </message>
    <message>
        <source>no requests seen, but not all of its addresses can be read</source>
        <translation>没有看到请求，但并非所有地址都能读取</translation>
    </message>
    <message numerus="yes">
        <source>no new requests, but %n in flight since %1 or longer: a shutdown would cut it</source>
        <translation>
            <numerusform>没有新请求，但自 %1 或更早起有 %n 个请求在处理：关闭会中断它</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing says where its actuator is: the instance registered no health address.</source>
        <translation>没有说明它的 actuator 在哪里：实例没有登记健康检查地址。</translation>
    </message>
    <message>
        <source>The endpoint does not answer there. Today&apos;s Spring: expose it with management.endpoints.web.exposure.include (restart, and with it pause and resume, must be enabled too: management.endpoint.restart.access=unrestricted). Boot 1.5: endpoints.restart.enabled=true.</source>
        <translation>端点在那里没有应答。如今的 Spring：用 management.endpoints.web.exposure.include 暴露它（还须启用 restart，pause 和 resume 随之启用：management.endpoint.restart.access=unrestricted）。Boot 1.5：endpoints.restart.enabled=true。</translation>
    </message>
    <message>
        <source>This generation answers a pause with true and stays registered: callers would go on calling. Pausing only stops message handlers there. Drain it by its override instead.</source>
        <translation>这一代对暂停应答 true，却仍保持注册：调用方会继续调用。暂停在那里只停止消息处理器。请改用覆盖来摘除。</translation>
    </message>
    <message>
        <source>Nothing tells whether a pause takes this instance out of the registry: its generation could not be found out, or changed that in between. Drain it by its override instead.</source>
        <translation>无法得知暂停是否会把此实例移出注册表：查不出它的代次，或者其间有了变化。请改用覆盖来摘除。</translation>
    </message>
    <message>
        <source>Another process answers at that address: it says it is another instance. Nothing was sent to it.</source>
        <translation>那个地址上应答的是另一个进程：它自称是另一个实例。没有向它发送任何请求。</translation>
    </message>
    <message>
        <source>A resume answers true and does not register it again: only a restart brings it back.</source>
        <translation>恢复应答 true，却不会重新注册：只有重启才能让它回来。</translation>
    </message>
    <message>
        <source>Paused, it is in no list: nothing counts down, and callers hold it until their copies are renewed. It goes on serving them.</source>
        <translation>暂停之后它不在任何列表中：没有倒计时，调用方在更新副本之前仍持有它。它会继续为它们服务。</translation>
    </message>
    <message>
        <source>What a resume answers says nothing: a paused Boot 1.5 says true and stays away, later ones say false and were never away. Only being UP on every Eureka server counts.</source>
        <translation>恢复的应答说明不了什么：暂停的 Boot 1.5 应答 true 却不回来，之后的版本应答 false 却从未离开。只有在每台 Eureka 服务器上都是 UP 才算数。</translation>
    </message>
    <message>
        <source>While it restarts, its port is closed and requests fail that callers still send: drain it first.</source>
        <translation>重启期间端口关闭，调用方仍发送的请求会失败：请先摘除它。</translation>
    </message>
    <message>
        <source>It begins anew within the same process: no new program is started.</source>
        <translation>它在同一个进程内重新开始：不会启动新程序。</translation>
    </message>
    <message>
        <source>On this generation the endpoint goes on saying UP after a drain. What Eureka says is the proof, and is read.</source>
        <translation>这一代在摘除之后端点仍说 UP。以 Eureka 的说法为证，并会读取。</translation>
    </message>
    <message>
        <source>%1: another change of it is under way. It opens when that one is read back.</source>
        <translation>%1：对它的另一项更改正在进行。等那一项回读之后可用。</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1（读取）</translation>
    </message>
    <message>
        <source>%1 assumed, its setting is masked</source>
        <translation>%1（假定，其设置被遮蔽）</translation>
    </message>
    <message>
        <source>%1 assumed</source>
        <translation>%1（假定）</translation>
    </message>
    <message numerus="yes">
        <source>Of %n more instances it cannot be told whether they call: they count in full.</source>
        <translation>
            <numerusform>另有 %n 个实例无法判断是否调用：按全部时间计算。</numerusform>
        </translation>
    </message>
    <message>
        <source>callers should have it again by %1</source>
        <translation>调用方应在 %1 之前重新持有它</translation>
    </message>
    <message>
        <source>callers should have it again since %1</source>
        <translation>调用方自 %1 起应已重新持有它</translation>
    </message>
    <message>
        <source>routes: %1</source>
        <translation>路由：%1</translation>
    </message>
    <message>
        <source>its copy holds %1, %2</source>
        <translation>它的副本有 %1 个，%2</translation>
    </message>
    <message>
        <source>sent to it so far: %1</source>
        <translation>至今向它发送：%1</translation>
    </message>
    <message>
        <source>fetch %1, list %2</source>
        <translation>拉取 %1，列表 %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>none fits</source>
        <translation>没有匹配的规则</translation>
    </message>
    <message>
        <source>none, directly</source>
        <translation>无，直接连接</translation>
    </message>
    <message>
        <source>made by the proxy</source>
        <translation>由代理建立</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>%1 (%2 ms)</source>
        <comment>what came of a step, how long it took</comment>
        <translation>%1（%2 毫秒）</translation>
    </message>
    <message>
        <source>there is nothing at this address (404). Check the path.</source>
        <translation>该地址没有任何内容 (404)。请检查路径。</translation>
    </message>
    <message>
        <source>the answer is no JSON but probably a web page, such as a login page or a proxy&apos;s. Check the address.</source>
        <translation>应答不是 JSON，可能是网页，例如登录页或代理的页面。请检查地址。</translation>
    </message>
    <message>
        <source>assumed default, its setting is masked</source>
        <translation>假定的默认值，其设置被遮蔽</translation>
    </message>
    <message>
        <source>UP on every peer; %1</source>
        <translation>在所有节点上为 UP；%1</translation>
    </message>
    <message>
        <source>its request counter fell although it was not restarted, so it does not count from the start: the full time is waited</source>
        <translation>它没有重启，请求计数器却变小了，因此不是从头累计：等待全部时间</translation>
    </message>
    <message>
        <source>The endpoint is another one than the one that was confirmed. Nothing was sent; look at it again and confirm anew.</source>
        <translation>端点与已确认的不同。什么也没有发送；请再看一次并重新确认。</translation>
    </message>
    <message>
        <source>%1: its actuator was not looked for yet. It opens when that is done.</source>
        <translation>%1：尚未查找其 actuator。完成后可用。</translation>
    </message>
    <message>
        <source>its name has a slash, a backslash or a zero byte, or is only dots: Eureka lists it, but no address can name it. It is shown read-only.</source>
        <translation>其名称含有斜杠、反斜杠或零字节，或仅由点组成：Eureka 会列出它，但没有任何地址能指到它。它只读显示。</translation>
    </message>
    <message>
        <source>its id is registered in other applications too, and Eureka keeps overrides by the id alone: what is written of it is written of those as well.</source>
        <translation>其 ID 在其他应用中也有注册，而 Eureka 仅按 ID 保存覆盖状态：对它的写入也会作用于那些实例。</translation>
    </message>
    <message>
        <source>a Eureka server lists hardly any instance that the others list: it seems to be of another cluster. Check the addresses of this environment.</source>
        <translation>有一个 Eureka 服务器列出的实例与其他服务器几乎没有相同的：它似乎属于另一个集群。请检查此环境的地址。</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>its answer is not known</source>
        <translation>其应答未知</translation>
    </message>
    <message>
        <source>no answer arrived</source>
        <translation>未收到应答</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>refused, or never sent</source>
        <translation>被拒绝，或从未发送</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1: %2 in %3, by %4, since %5 UTC</source>
        <translation>%1：%3 中的 %2，操作者 %4，自 UTC %5 起</translation>
    </message>
    <message>
        <source>Now: %1, %2</source>
        <translation>现在：%1，%2</translation>
    </message>
    <message>
        <source>Proof: %1</source>
        <translation>证据：%1</translation>
    </message>
    <message>
        <source>UP without an override on every peer, where it says so above</source>
        <translation>所有节点上均为 UP 且无覆盖状态，以上文所述为准</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>a single change</source>
        <translation>单次更改</translation>
    </message>
    <message>
        <source>unfinished: %1</source>
        <translation>未完成：%1</translation>
    </message>
    <message>
        <source>over (%1): %2</source>
        <translation>已结束（%1）：%2</translation>
    </message>
    <message>
        <source>Last known %1 UTC: %2</source>
        <translation>最后已知（UTC %1）：%2</translation>
    </message>
    <message>
        <source>Changes sent: %1</source>
        <translation>已发送的更改：%1</translation>
    </message>
    <message>
        <source>another Drainboard of yours acts here, and two would not see what each other does. It opens when that one has ended; reading goes on.</source>
        <translation>您的另一个 Drainboard 正在此处操作，两个程序看不到彼此的动作。那一个结束后可用；读取照常进行。</translation>
    </message>
    <message>
        <source>that cannot be done with it now. Look at what Eureka says of it.</source>
        <translation>目前不能对它这样做。请查看 Eureka 对它的说法。</translation>
    </message>
    <message>
        <source>OUT_OF_SERVICE by override on every peer</source>
        <translation>所有节点上均因覆盖状态为 OUT_OF_SERVICE</translation>
    </message>
    <message>
        <source>OUT_OF_SERVICE by override, but not on every peer</source>
        <translation>因覆盖状态为 OUT_OF_SERVICE，但并非所有节点</translation>
    </message>
    <message>
        <source>not registered at any peer</source>
        <translation>未在任何节点注册</translation>
    </message>
    <message>
        <source>not read at every peer yet</source>
        <translation>尚未读完所有节点</translation>
    </message>
    <message>
        <source>neither out of service by override nor UP everywhere</source>
        <translation>既非因覆盖状态摘出，也非处处为 UP</translation>
    </message>
    <message>
        <source>watches until it is gone; it is not asked to stop again</source>
        <translation>观察直到它消失；不会再次请求它停止</translation>
    </message>
    <message>
        <source>watches until it is UP on every peer; sends nothing</source>
        <translation>观察直到它在所有节点上为 UP；不发送任何请求</translation>
    </message>
    <message>
        <source>sends %1</source>
        <translation>发送 %1</translation>
    </message>
    <message>
        <source>waits until callers let go; sends nothing</source>
        <translation>等待调用方不再调用；不发送任何请求</translation>
    </message>
    <message>
        <source>waits until callers let go, counted from %1 (%2 ago); sends nothing</source>
        <translation>等待调用方不再调用，从 %1（%2 前）算起；不发送任何请求</translation>
    </message>
    <message>
        <source>the lock cannot be taken: %1</source>
        <translation>无法取得锁：%1</translation>
    </message>
    <message>
        <source>process %1, %2: %3, since %4</source>
        <translation>进程 %1，%2：%3，自 %4 起</translation>
    </message>
    <message>
        <source>nothing was sent</source>
        <translation>什么也没有发送</translation>
    </message>
    <message>
        <source>it was about to be taken out of service; whether that happened is not known</source>
        <translation>它即将被摘出服务；是否已发生未知</translation>
    </message>
    <message>
        <source>it was taken out of service</source>
        <translation>它已被摘出服务</translation>
    </message>
    <message>
        <source>it was about to be asked to stop; whether that happened is not known</source>
        <translation>即将请求它停止；是否已发生未知</translation>
    </message>
    <message>
        <source>it was asked to stop</source>
        <translation>已请求它停止</translation>
    </message>
    <message>
        <source>it was about to be put back; whether that happened is not known</source>
        <translation>它即将被恢复；是否已发生未知</translation>
    </message>
    <message>
        <source>it was put back, which was not proven yet</source>
        <translation>它已被恢复，但尚未证实</translation>
    </message>
    <message>
        <source>a change of it was sent, which was not proven yet</source>
        <translation>已发送对它的更改，但尚未证实</translation>
    </message>
    <message>
        <source>%1 of %2, begun %3 by %4, unfinished since %5: %6.</source>
        <translation>%2 的%1，由 %4 于 %3 开始，自 %5 起未完成：%6。</translation>
    </message>
    <message>
        <source>Eureka says now: %1.</source>
        <translation>Eureka 现在的说法：%1。</translation>
    </message>
    <message>
        <source>its override says %1, set %2 ago by %3, as the journal has it.</source>
        <translation>其覆盖状态为 %1，据操作日志由 %3 于 %2 前设置。</translation>
    </message>
    <message>
        <source>its override says %1, and its status has not changed for %2; the journal does not know who set it.</source>
        <translation>其覆盖状态为 %1，其状态已有 %2 未变；操作日志中没有是谁设置的记录。</translation>
    </message>
    <message>
        <source>%1 seems to preserve itself: it keeps a lease long after its end.</source>
        <translation>%1 似乎处于自我保护：租约到期很久之后它仍然保留。</translation>
    </message>
    <message>
        <source>Its server preserves itself and evicts nothing: it stays listed until it is removed, or registers again.</source>
        <translation>其服务器处于自我保护，不剔除任何实例：它会一直留在列表中，直到被移除或重新注册。</translation>
    </message>
    <message>
        <source>%1 started less than five minutes ago; overrides that it was seen to drop: %2.</source>
        <translation>%1 启动不到五分钟；已看到它丢失的覆盖状态：%2。</translation>
    </message>
    <message>
        <source>See whether instances that it lists are dead, and remove those; it ends by itself when enough heartbeats come again.</source>
        <translation>请查看它列出的实例中是否有已死的，并将其移除；当心跳重新足够时，自我保护会自行结束。</translation>
    </message>
    <message>
        <source>It keeps instances that no longer send heartbeats. It lists %1: with fewer than six Eureka never evicts by default, so that this is usual.</source>
        <translation>它保留不再发送心跳的实例。它列出 %1 个：少于六个时 Eureka 默认从不剔除，因此这很常见。</translation>
    </message>
    <message>
        <source>It keeps instances that no longer send heartbeats, so callers may be sent to dead ones.</source>
        <translation>它保留不再发送心跳的实例，因此调用方可能被引到已死的实例。</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1，来自 %2</translation>
    </message>
    <message>
        <source>none since its registration at %1 (%2)</source>
        <translation>自 %1 注册以来没有（%2）</translation>
    </message>
    <message>
        <source>%1, %2 before that was read (%3)</source>
        <translation>%1，读取前 %2（%3）</translation>
    </message>
    <message>
        <source>at %1 if no other one comes: twice its duration of %2 after the last</source>
        <translation>若不再有心跳则在 %1：最后一次之后两倍于其时长 %2</translation>
    </message>
    <message>
        <source>at %1 if none comes: its duration of %2 after the registration</source>
        <translation>若没有心跳则在 %1：注册之后经过其时长 %2</translation>
    </message>
    <message>
        <source>Last heartbeat</source>
        <translation>最近一次心跳</translation>
    </message>
    <message>
        <source>Lease ends</source>
        <translation>租约到期</translation>
    </message>
    <message>
        <source>After a crash</source>
        <translation>崩溃之后</translation>
    </message>
    <message>
        <source>its server preserves itself: it would stay listed until it is removed</source>
        <translation>其服务器处于自我保护：它会一直留在列表中，直到被移除</translation>
    </message>
    <message>
        <source>ends it in the journal as it is; sends nothing</source>
        <translation>按现状在操作日志中结束；不发送任何请求</translation>
    </message>
    <message>
        <source>one of its counts is negative or no number, so that some of its requests are missing: the full time is waited</source>
        <translation>它有一个计数为负数或不是数字，因此缺少部分请求：将等满全部时间</translation>
    </message>
    <message>
        <source>its readiness was not seen to change</source>
        <translation>未见其就绪状态发生变化</translation>
    </message>
    <message>
        <source>not ready: its readiness says so, seen %1</source>
        <translation>未就绪：其就绪状态如此表明，见于 %1</translation>
    </message>
    <message>
        <source>not ready: it reported DOWN to Eureka, seen %1</source>
        <translation>未就绪：它已向 Eureka 报告 DOWN，见于 %1</translation>
    </message>
    <message>
        <source>another process answers, started %1</source>
        <translation>应答的已是另一个进程，启动于 %1</translation>
    </message>
    <message>
        <source>no process with a new start time answers yet</source>
        <translation>尚无启动时间更新的进程应答</translation>
    </message>
    <message>
        <source>its start before the stop is not known, so a new one cannot be told from it</source>
        <translation>停止之前的启动时间未知，因此无法据此辨认新进程</translation>
    </message>
    <message>
        <source>port closed, seen %1</source>
        <translation>端口已关闭，见于 %1</translation>
    </message>
    <message>
        <source>its port was not seen closed yet</source>
        <translation>尚未见其端口关闭</translation>
    </message>
    <message>
        <source>lease gone on every peer, seen %1</source>
        <translation>租约在每个节点上均已消失，见于 %1</translation>
    </message>
    <message>
        <source>lease gone on %1 of %2 peers</source>
        <translation>租约已在 %2 个节点中的 %1 个上消失</translation>
    </message>
    <message>
        <source>waits until callers let go</source>
        <translation>等待调用方不再调用</translation>
    </message>
    <message>
        <source>waits until callers let go, counted from %1 (%2 ago)</source>
        <translation>等待调用方不再调用，从 %1（%2 前）算起</translation>
    </message>
    <message>
        <source>stays as it is; it is not done again</source>
        <translation>保持原样；不会再做一次</translation>
    </message>
    <message>
        <source>its turn comes</source>
        <translation>将轮到它</translation>
    </message>
    <message>
        <source>begins anew: nothing of what was begun is left</source>
        <translation>重新开始：已开始的操作没有留下任何影响</translation>
    </message>
    <message>
        <source>watched until it is gone; it is not asked to stop again</source>
        <translation>观察直到它消失；不会再次请求它停止</translation>
    </message>
    <message>
        <source>the entry of the dead process is removed</source>
        <translation>删除已终止进程留下的条目</translation>
    </message>
    <message>
        <source>stopped: the new version is awaited</source>
        <translation>已停止：等待新版本</translation>
    </message>
    <message>
        <source>it is back: callers and first requests are awaited</source>
        <translation>已恢复：等待调用方和首批请求</translation>
    </message>
    <message>
        <source>your judgement is awaited</source>
        <translation>等待您的判断</translation>
    </message>
    <message>
        <source>goes on being put back</source>
        <translation>继续放回</translation>
    </message>
    <message>
        <source>is put back</source>
        <translation>已放回</translation>
    </message>
    <message>
        <source>stops there and asks you: what stands there is not what the journal leads to</source>
        <translation>停在那里并询问您：现状与日志推出的不符</translation>
    </message>
    <message>
        <source>not every server has said yet what it knows of it</source>
        <translation>尚未从每台服务器读到它的情况</translation>
    </message>
    <message>
        <source>put back: sends %1</source>
        <translation>放回：发送 %1</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>may have been asked to stop: that cannot be taken back</source>
        <translation>可能已被请求停止：无法撤回</translation>
    </message>
    <message>
        <source>stays stopped</source>
        <translation>保持停止</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Release of %1</source>
        <translation>%1 的发布</translation>
    </message>
    <message>
        <source>Release of %1 to %2</source>
        <translation>%1 发布到 %2</translation>
    </message>
    <message>
        <source>%1, begun %2 by %3, unfinished since %4.</source>
        <translation>%1，由 %3 于 %2 开始，自 %4 起未完成。</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>If nobody acts, callers stop between %1 and %2, assuming that its server evicts every %3 and that callers&apos; caches last up to %4.</source>
        <translation>若无人处理，调用方会在 %1 至 %2 之间停止调用（假定其服务器每 %3 剔除一次，调用方缓存最长 %4）。</translation>
    </message>
    <message>
        <source>It is not known whether that server preserves itself; then it would evict nothing.</source>
        <translation>尚不知道该服务器是否处于自我保护；若是，则不会剔除任何实例。</translation>
    </message>
    <message>
        <source>No write brings it to a server that lacks it: see that it sends its heartbeats, then compare the servers again.</source>
        <translation>任何写入都无法让缺少它的服务器得到它：请确认它在发送心跳，然后再次比较各服务器。</translation>
    </message>
    <message>
        <source>Callers do not use it. Either an override of UNKNOWN, which looks like none, goes before what it reports, or its server, an old one, discards its registrations after a cancel.</source>
        <translation>调用方不使用它。原因或是有一个 UNKNOWN 覆盖状态（看起来与没有覆盖相同）优先于它自己上报的状态，或是其服务器版本较旧，在取消覆盖后丢弃它的注册。</translation>
    </message>
    <message>
        <source>Callers of a server that lacks it do not know it. A heartbeat by way of a server that has it brings it there as it is; one sent to the other itself makes it register anew there, without an override.</source>
        <translation>使用缺少它的那台服务器的调用方不知道它。经由拥有它的服务器的一次心跳会把它原样带过去；若心跳直接发往缺少它的服务器，它会在那里重新注册，且没有覆盖状态。</translation>
    </message>
    <message>
        <source>it is OUT_OF_SERVICE without an override: a drain would leave no mark, and its own registration as UP changes nothing. Cure it first: Attention names the cure when its own health is UP.</source>
        <translation>它处于 OUT_OF_SERVICE 却没有覆盖状态：摘流不会留下任何标记，它自己以 UP 注册也不会改变什么。请先修复：当它自身健康为 UP 时，“需关注”会给出修复方法。</translation>
    </message>
    <message>
        <source>callers would stop between %1 and %2, if that was its last heartbeat (assumed: an eviction run every %3, callers&apos; caches of up to %4)</source>
        <translation>若那是它的最后一次心跳，调用方会在 %1 至 %2 之间停止调用（假定：每 %3 剔除一次，调用方缓存最长 %4）</translation>
    </message>
    <message>
        <source>%1; it is not known whether its server preserves itself, and would keep it listed</source>
        <translation>%1；尚不知道其服务器是否处于自我保护而会继续列出它</translation>
    </message>
    <message>
        <source>It says UNKNOWN and shows no override, and an override of UNKNOWN looks just like that: where there is one, this removes it; where there is none, nothing changes.</source>
        <translation>它显示 UNKNOWN 且没有覆盖状态，而 UNKNOWN 的覆盖状态看起来正是如此：若存在，此操作会移除它；若不存在，则没有任何变化。</translation>
    </message>
    <message>
        <source>Its status changes at once and stays over heartbeats until the instance registers again: then its own DOWN or STARTING goes first, and the override waits.</source>
        <translation>其状态立即改变，心跳不会改变它，直到实例再次注册：届时它自己的 DOWN 或 STARTING 优先，覆盖状态等待。</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>status / override</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>no override</source>
        <translation>无覆盖状态</translation>
    </message>
    <message>
        <source>%1: the override is gone, but it says UNKNOWN: nobody calls it; read %2</source>
        <translation>%1：覆盖状态已消失，但它显示 UNKNOWN：没有人调用它；读取于 %2</translation>
    </message>
    <message>
        <source>Not proven that the process that answers there is this instance: it shows neither its id nor its name, and its start does not tell.</source>
        <translation>未能证明在那里应答的进程就是此实例：它既不显示 id 也不显示名称，启动时间也无从判断。</translation>
    </message>
    <message>
        <source>%1; Eureka says now: %2</source>
        <translation>%1；Eureka 现在显示：%2</translation>
    </message>
    <message>
        <source>its port was closed, and another process answers there now</source>
        <translation>其端口曾关闭，现在由另一个进程应答</translation>
    </message>
    <message>
        <source>its pause endpoint cannot be used. Choose a recipe that drains it through Eureka.</source>
        <translation>它的 pause 端点无法使用。请选择通过 Eureka 摘流的方案。</translation>
    </message>
    <message>
        <source>a pause would drain nothing: its generation (Spring Cloud Commons 2.2.7 and later) answers true and stays registered. Choose a recipe that drains it through Eureka.</source>
        <translation>暂停不会摘除它：它这一代（Spring Cloud Commons 2.2.7 及以后）应答 true，却仍保持注册。请选择通过 Eureka 摘流的方案。</translation>
    </message>
    <message>
        <source>nothing tells whether a pause takes it out of the registry: its generation could not be found out, or changed that in between. Choose a recipe that drains it through Eureka.</source>
        <translation>无法得知暂停是否会把它移出注册表：查不出它的代次，或者这一代其间改变了做法。请选择通过 Eureka 摘流的方案。</translation>
    </message>
    <message>
        <source>It was not looked for yet: it opens when that is done.</source>
        <translation>还没有查找过它：查找完成后即可使用。</translation>
    </message>
    <message>
        <source>it is paused, and nothing here registers it again: it must be restarted</source>
        <translation>它已暂停，这里没有办法让它重新注册：必须重启它</translation>
    </message>
    <message>
        <source>you decide: shut %1 down; paused, it cannot be put back</source>
        <translation>由您决定：停止 %1；它已暂停，无法放回</translation>
    </message>
    <message>
        <source>paused and in no list: stops there and asks you, as it can neither be watched nor stopped from here</source>
        <translation>已暂停，不在任何列表中：停在那里并询问您，因为从这里既无法观察它，也无法停止它</translation>
    </message>
    <message>
        <source>stays paused: it must be restarted</source>
        <translation>保持暂停：必须重启它</translation>
    </message>
    <message>
        <source>it serves; how its command after the return ended is not known: you are asked</source>
        <translation>它在服务；恢复后的命令如何结束不得而知：由您决定</translation>
    </message>
    <message>
        <source>it serves; its command after the return is due</source>
        <translation>它在服务；接下来运行恢复后的命令</translation>
    </message>
    <message>
        <source>stops there and asks you: how its command before the drain ended is not known</source>
        <translation>停在那里并询问您：摘流前的命令如何结束不得而知</translation>
    </message>
    <message>
        <source>its override is cancelled, once it is healthy</source>
        <translation>健康之后取消其覆盖状态</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>server, what it says</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::Tools</name>
    <message>
        <source>Look up…</source>
        <translation>查询…</translation>
    </message>
    <message>
        <source>What would a caller get for a name (VIP)? Key: Ctrl+Shift+V</source>
        <translation>调用方用某个名称（VIP）会得到什么？快捷键：Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>需关注</translation>
    </message>
    <message>
        <source>▲ Attention (%1)</source>
        <translation>▲ 需关注（%1）</translation>
    </message>
    <message>
        <source>What wants to be seen to, and what could not be checked. Key: Ctrl+Shift+A</source>
        <translation>需要处理的事项，以及未能检查的内容。快捷键：Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>To see to: %1. Key: Ctrl+Shift+A</source>
        <translation>待处理：%1。快捷键：Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>What each Eureka server says of each instance. Key: Ctrl+Shift+P</source>
        <translation>各 Eureka 服务器对每个实例的说法。快捷键：Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>What a Drainboard that ended in the middle left here, and what can be done.</source>
        <translation>中途结束的 Drainboard 在此留下的操作，以及可以做什么。</translation>
    </message>
    <message>
        <source>▲ Unfinished (%1)</source>
        <translation>▲ 未完成（%1）</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>检查…</translation>
    </message>
    <message>
        <source>What of its settings would disturb a release? Key: Ctrl+Shift+H</source>
        <translation>它的哪些设置会影响发布？快捷键：Ctrl+Shift+H</translation>
    </message>
    <message>
        <source>Lists beside the window: what wants attention, the check before a release, what each Eureka server says, and what a caller would get for a name. Each only reads until you confirm something.</source>
        <translation>窗口旁的列表：需要处理的事项、发布前检查、各 Eureka 服务器的说法，以及调用方按名称会得到什么。在您确认之前，都只读取。</translation>
    </message>
</context>
<context>
    <name>ui::VerdictText</name>
    <message>
        <source>no version told</source>
        <translation>未注明版本</translation>
    </message>
    <message>
        <source>%1 of %2 requests failed since then (%3), %4 of %5 before (%6)</source>
        <translation>此后 %2 个请求中有 %1 个失败（%3），之前 %5 个中有 %4 个失败（%6）</translation>
    </message>
    <message>
        <source>%1 of %2 requests failed with %3 (%4), %5 of %6 with %7 (%8)</source>
        <translation>%3 的 %2 个请求中有 %1 个失败（%4），%7 的 %6 个中有 %5 个失败（%8）</translation>
    </message>
    <message>
        <source>about %1 more requests, and %2 more of those it is compared with, would tell</source>
        <translation>大约再有 %1 个请求、并且对照一方再有 %2 个请求，才能判断</translation>
    </message>
    <message>
        <source>about %1 more requests would tell</source>
        <translation>大约再有 %1 个请求才能判断</translation>
    </message>
    <message>
        <source>%1 more requests of those it is compared with would tell</source>
        <translation>对照一方再有 %1 个请求才能判断</translation>
    </message>
    <message>
        <source>more requests alone would hardly tell</source>
        <translation>仅靠更多请求也很难判断</translation>
    </message>
    <message>
        <source>between %1 and %2 percentage points fewer</source>
        <translation>低了 %1 到 %2 个百分点</translation>
    </message>
    <message>
        <source>between %1 and %2 percentage points more</source>
        <translation>高了 %1 到 %2 个百分点</translation>
    </message>
    <message>
        <source>between %1 percentage points fewer and %2 more</source>
        <translation>介于低 %1 个百分点与高 %2 个百分点之间</translation>
    </message>
    <message>
        <source>No data: the counts that were read contradict themselves.</source>
        <translation>无数据：读到的计数自相矛盾。</translation>
    </message>
    <message>
        <source>No data: no request was counted yet that could be judged.</source>
        <translation>无数据：尚未统计到可供判断的请求。</translation>
    </message>
    <message>
        <source>No data to compare with: %1 of %2 requests failed (%3).</source>
        <translation>没有可对照的数据：%2 个请求中有 %1 个失败（%3）。</translation>
    </message>
    <message>
        <source>Doubtful: %1; too few for a fair answer, %2.</source>
        <translation>存疑：%1；数量太少，无法公正判断，%2。</translation>
    </message>
    <message>
        <source>Doubtful: %1; that is %2, and %3 more are tolerated; %4.</source>
        <translation>存疑：%1；即%2，容许最多高 %3 个百分点；%4。</translation>
    </message>
    <message>
        <source>Failed: %1; surely more than the %2 that are tolerated at most.</source>
        <translation>未通过：%1；肯定超过容许的上限 %2。</translation>
    </message>
    <message>
        <source>Failed: %1; that is %2, and %3 more are tolerated.</source>
        <translation>未通过：%1；即%2，容许最多高 %3 个百分点。</translation>
    </message>
    <message>
        <source>the other versions</source>
        <translation>其他版本</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Passed: %1; that is %2, and %3 more are tolerated.</source>
        <translation>通过：%1；即%2，容许最多高 %3 个百分点。</translation>
    </message>
</context>
<context>
    <name>ui::VipDialog</name>
    <message>
        <source>&amp;Secure VIP</source>
        <translation>安全 VIP(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Look up</source>
        <translation>查询(&amp;L)</translation>
    </message>
    <message>
        <source>What would a caller get?</source>
        <translation>调用方会得到什么？</translation>
    </message>
    <message>
        <source>Callers find instances by a virtual address (VIP), usually the application&apos;s name in lower case. Upper and lower case are different names.</source>
        <translation>调用方通过虚拟地址（VIP）查找实例，通常是小写的应用名。大小写不同即为不同的名称。</translation>
    </message>
    <message>
        <source>Virtual address, for example orders</source>
        <translation>虚拟地址，例如 orders</translation>
    </message>
    <message>
        <source>Virtual address</source>
        <translation>虚拟地址</translation>
    </message>
    <message>
        <source>The names under which instances are called over https.</source>
        <translation>通过 https 调用实例时所用的名称。</translation>
    </message>
    <message>
        <source>Instances under this name</source>
        <translation>该名称下的实例</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>A caller uses it</source>
        <translation>调用方使用</translation>
    </message>
    <message>
        <source>Opens when a name is given.</source>
        <translation>填写名称后可用。</translation>
    </message>
    <message>
        <source>Asking for %1 …</source>
        <translation>正在查询 %1 …</translation>
    </message>
    <message>
        <source>No server answered for %1.</source>
        <translation>没有服务器就 %1 作出应答。</translation>
    </message>
    <message>
        <source>Nobody is registered under %1: a caller gets an empty list.</source>
        <translation>没有实例以 %1 注册：调用方得到空列表。</translation>
    </message>
    <message>
        <source>%1: a caller uses %2 of the %3 that are registered.</source>
        <translation>%1：已注册 %3 个，调用方使用其中 %2 个。</translation>
    </message>
    <message>
        <source>%1 answered its callers so, %2.</source>
        <translation>%1 对其调用方如此应答，%2。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no, only those that are UP</source>
        <translation>否，只用 UP 的实例</translation>
    </message>
    <message>
        <source>Asks a Eureka server for a virtual address (VIP) as a caller does, and shows which instances it would get.</source>
        <translation>像调用方那样向 Eureka 服务器查询虚拟地址（VIP），并显示会得到哪些实例。</translation>
    </message>
</context>
<context>
    <name>ui::WaitNotices</name>
    <message>
        <source>%1: not finished. %2</source>
        <translation>%1：未完成。%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: the time is up and it is still called</source>
        <translation>%1：时间已到，仍在被调用</translation>
    </message>
</context>
<context>
    <name>ui::WeightText</name>
    <message>
        <source>no caller is known to share out by weight</source>
        <translation>没有已知按权重分配的调用方</translation>
    </message>
    <message>
        <source>read by %1</source>
        <translation>由 %1 读取</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>instance, weight, share</comment>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>Weights, %1 – %2</source>
        <translation>权重，%1 – %2</translation>
    </message>
    <message>
        <source>measured now</source>
        <translation>当前测得</translation>
    </message>
    <message>
        <source>by its weight %1</source>
        <translation>按其权重 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>share, who reads the weight</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::Wording</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1和%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 – Drainboard</source>
        <translation>%1 – Drainboard</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>writable (on this machine)</source>
        <translation>可写（本机）</translation>
    </message>
    <message>
        <source>locked: nothing can be changed</source>
        <translation>已锁定：无法更改</translation>
    </message>
    <message>
        <source>writable for %1 min</source>
        <translation>可写，还剩 %1 分钟</translation>
    </message>
    <message>
        <source>All applications</source>
        <translation>全部应用</translation>
    </message>
    <message>
        <source>%1 serving</source>
        <translation>%1 个在服务</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 个已摘出</translation>
    </message>
    <message>
        <source>%1 starting</source>
        <translation>%1 个启动中</translation>
    </message>
    <message>
        <source>%1 down</source>
        <translation>%1 个 DOWN</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 个未知</translation>
    </message>
    <message>
        <source>%1 override</source>
        <translation>%1 个覆盖状态</translation>
    </message>
    <message>
        <source>%1 overrides</source>
        <translation>%1 个覆盖状态</translation>
    </message>
    <message>
        <source>%1 UP but not healthy</source>
        <translation>%1 个为 UP 但不健康</translation>
    </message>
    <message>
        <source>%1 shown by the filter</source>
        <translation>筛选后显示 %1 个</translation>
    </message>
    <message>
        <source>nothing could be read yet</source>
        <translation>尚未读到任何数据</translation>
    </message>
    <message>
        <source>1 instance</source>
        <translation>1 个实例</translation>
    </message>
    <message>
        <source>%1 instances</source>
        <translation>%1 个实例</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1，来自 %2</translation>
    </message>
    <message>
        <source>%1 not read: what it serves is unproven</source>
        <translation>%1 未读到：其对外提供的列表未经证实</translation>
    </message>
    <message>
        <source>asks %1 requests/min</source>
        <translation>每分钟查询 %1 次</translation>
    </message>
    <message>
        <source>%1 suddenly serves an empty list. It is not believed yet: the last one is shown.</source>
        <translation>%1 突然返回空列表。暂不采信，仍显示上一份列表。</translation>
    </message>
    <message>
        <source>Shown as of %1, %2.</source>
        <translation>显示的是 %1 的数据，%2。</translation>
    </message>
    <message>
        <source>No fleet could be read.</source>
        <translation>未能读取任何集群。</translation>
    </message>
    <message>
        <source>Asking %1 …

No answer yet.</source>
        <translation>正在查询 %1 …

尚无应答。</translation>
    </message>
    <message>
        <source>The registry at %1 is empty.

It answers, but no instance is registered. Clients register within 30 s of their start; is this the Eureka they are set to?</source>
        <translation>%1 的注册表为空。

它有应答，但没有实例注册。客户端会在启动后 30 秒内注册；它们配置的是这个 Eureka 吗？</translation>
    </message>
    <message>
        <source>No instance fits the filter “%1”.</source>
        <translation>没有实例符合筛选条件“%1”。</translation>
    </message>
    <message>
        <source>%1 has no instance any more.</source>
        <translation>%1 已没有实例。</translation>
    </message>
    <message>
        <source>also under way: %1</source>
        <translation>另在进行：%1</translation>
    </message>
    <message>
        <source>Connecting …

No answer yet.</source>
        <translation>正在连接…

尚无应答。</translation>
    </message>
    <message>
        <source>Connecting to %1 …

No answer yet.</source>
        <translation>正在连接 %1 …

尚无应答。</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>未能写入 %1：%2</translation>
    </message>
    <message>
        <source>Prometheus does not answer: instances are asked themselves</source>
        <translation>Prometheus 没有应答：改为直接询问各实例</translation>
    </message>
    <message>
        <source>Prometheus tells of %1 processes, none of this fleet: instances are asked themselves</source>
        <translation>Prometheus 提供了 %1 个进程的数据，但都不属于本集群：改为直接询问各实例</translation>
    </message>
    <message>
        <source>rates of %1 instances from Prometheus</source>
        <translation>%1 个实例的速率来自 Prometheus</translation>
    </message>
    <message>
        <source>Nothing can be changed: a change is only sent when it was written down first. %1</source>
        <translation>无法更改：更改只有先记录下来才会发送。%1</translation>
    </message>
    <message>
        <source>The journal was damaged. It is kept at %1 and a new one was begun: what was unfinished before is not known here.</source>
        <translation>日志已损坏。它保存在 %1，并已开始新的日志：之前未完成的操作在此未知。</translation>
    </message>
    <message>
        <source>Another Drainboard of yours acts here (%1). This one only reads until it has ended.</source>
        <translation>您的另一个 Drainboard 正在此处操作（%1）。在它结束之前，本程序只读取。</translation>
    </message>
    <message>
        <source>times in %1</source>
        <translation>时间为 %1</translation>
    </message>
</context>
<context>
    <name>ui::Zone</name>
    <message>
        <source>%1, as the time zone %2 is not known here</source>
        <translation>%1，因为此处不认识时区 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>time zone, offset</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
</TS>
