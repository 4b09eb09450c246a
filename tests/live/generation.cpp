// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/generation.h"

using namespace Qt::StringLiterals;

namespace live {

namespace {

// Small and quick to start; the tests are about the protocol, not about how fast Java can be.
const QStringList &smallJava()
{
    static const QStringList options{u"-Xmx256m"_s, u"-XX:+UseSerialGC"_s, u"-XX:TieredStopAtLevel=1"_s};
    return options;
}

// Spring 4 and Eureka 1.6 reach into packages that a current JDK keeps to itself.
QStringList openedPackages()
{
    QStringList options;
    for (const char *package :
         {"java.base/java.lang", "java.base/java.lang.reflect", "java.base/java.lang.invoke",
          "java.base/java.util", "java.base/java.util.concurrent", "java.base/java.io", "java.base/java.net",
          "java.base/java.text", "java.base/java.time", "java.base/java.nio", "java.base/sun.nio.ch",
          "java.desktop/java.beans", "java.desktop/java.awt.font", "java.rmi/sun.rmi.transport",
          "java.management/sun.management"})
        options.append(u"--add-opens="_s + QLatin1String(package) + u"=ALL-UNNAMED"_s);
    return options;
}

} // namespace

QString nameOf(Generation generation)
{
    switch (generation) {
    case Generation::Boot15:
        return u"Boot 1.5.4.RELEASE"_s;
    case Generation::Boot35:
        return u"Boot 3.5.16"_s;
    case Generation::Boot40:
        break;
    }
    return u"Boot 4.0.9"_s;
}

QString versionOf(Generation generation)
{
    return nameOf(generation).section(u' ', 1).remove(u".RELEASE"_s);
}

QString folderOf(Generation generation)
{
    return u"boot-"_s + versionOf(generation).section(u'.', 0, 1);
}

QStringList modulesOf(Generation generation)
{
    QStringList modules{u"eureka"_s, u"provider"_s, u"gateway"_s};
    if (generation == Generation::Boot35)
        modules += {u"caller"_s, u"secured"_s, u"securedeureka"_s};
    return modules;
}

QStringList javaOptionsOf(Generation generation)
{
    return generation == Generation::Boot15 ? smallJava() + openedPackages() : smallJava();
}

QString actuatorPath(Generation generation, const QString &endpoint)
{
    return (generation == Generation::Boot15 ? u"/"_s : u"/actuator/"_s) + endpoint;
}

QString managementPortOption(Generation generation)
{
    return generation == Generation::Boot15 ? u"--management.port="_s : u"--management.server.port="_s;
}

bool allGenerationsWanted()
{
    return qEnvironmentVariableIsSet("DRAINBOARD_LIVE_FULL");
}

QList<Generation> wantedGenerations()
{
    if (!allGenerationsWanted())
        return {Generation::Boot35};
    return {Generation::Boot15, Generation::Boot35, Generation::Boot40};
}

} // namespace live
