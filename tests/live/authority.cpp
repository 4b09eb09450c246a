// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/authority.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace live {

bool Authority::isPossible()
{
    return !QStandardPaths::findExecutable(u"openssl"_s).isEmpty();
}

bool Authority::openssl(const QString &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_dir.path());
    process.start(u"openssl"_s, arguments.split(u' '));
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

bool Authority::make()
{
    return openssl(
        u"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=OwnAuthority -keyout ca.key -out ca.pem"_s);
}

bool Authority::issue(const QString &name, const QString &alternatives)
{
    QFile extension(file(name + u".ext"_s));
    if (!extension.open(QIODevice::WriteOnly))
        return false;
    extension.write("subjectAltName=" + alternatives.toLatin1() + "\n");
    extension.close();
    return openssl(u"req -newkey rsa:2048 -nodes -subj /CN=%1 -keyout %1.key -out %1.csr"_s.arg(name)) &&
           openssl(
               u"x509 -req -in %1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile %1.ext -out "
               "%1.pem"_s.arg(name));
}

} // namespace live
