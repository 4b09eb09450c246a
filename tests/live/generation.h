// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace live {

/// A generation of Spring's servers. The folder of the same name under servers/ says which versions exactly.
enum class Generation {
    Boot15, ///< Boot 1.5.4, Cloud Dalston (Eureka 1.6.2): the oldest, made to run on a current JDK
    Boot35, ///< Boot 3.5.16, Cloud 2025.0.1 (Eureka 2.0): today's
    Boot40, ///< Boot 4.0.9, Cloud 2025.1.2: the newest
};

/// For messages and tables: "Boot 1.5.4.RELEASE".
QString nameOf(Generation generation);
/// As recorded answers have it in their file names: "1.5.4".
QString versionOf(Generation generation);
/// Below servers/ and below the build folder: "boot-1.5".
QString folderOf(Generation generation);
/// The modules that its Maven project builds.
QStringList modulesOf(Generation generation);
/// What its Java needs before -jar.
QStringList javaOptionsOf(Generation generation);
/// The address of an actuator endpoint: "/actuator/health", "/health" in Boot 1.5.
QString actuatorPath(Generation generation, const QString &endpoint);

/// The option that gives the actuator a port of its own, up to and with the equals sign.
QString managementPortOption(Generation generation);

/// Whether `tests/run live full` asks for all generations.
bool allGenerationsWanted();
/// Boot 3.5, or all three where they are wanted.
QList<Generation> wantedGenerations();

} // namespace live
