// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/secretprompt.h"

#include "ui/text/text.h"

#include <QScopeGuard>

#include <cstdio>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace app {

namespace {

void writeAll(int terminal, const QByteArray &text)
{
    // A prompt that cannot be shown is no reason not to read the answer.
    [[maybe_unused]] const auto written = ::write(terminal, text.constData(), std::size_t(text.size()));
}

std::string readLine(int terminal)
{
    constexpr std::size_t limit = 64 * 1024;
    std::string line;
    char c = 0;
    while (line.size() < limit && ::read(terminal, &c, 1) == 1 && c != '\n')
        line += c;
    return line;
}

} // namespace

core::Result<std::string> askSecretOnTerminal(const core::CredentialSettings &credential)
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0)
        return core::fail(core::ErrorKind::Cancelled, credential.name, "no terminal to ask on");
    const auto closing = qScopeGuard([terminal] { ::close(terminal); });
    termios before{};
    if (::tcgetattr(terminal, &before) != 0)
        return core::fail(core::ErrorKind::Cancelled, credential.name, "no terminal to ask on");
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    writeAll(terminal, ui::Text::secretQuestion(credential.name, credential.user).toLocal8Bit() + ' ');
    if (::tcsetattr(terminal, TCSAFLUSH, &silent) != 0)
        return core::fail(core::ErrorKind::Cancelled, credential.name,
                          "the terminal would show what is typed");
    const std::string secret = readLine(terminal);
    ::tcsetattr(terminal, TCSAFLUSH, &before);
    writeAll(terminal, "\n");
    if (secret.empty())
        return core::fail(core::ErrorKind::Cancelled, credential.name);
    return secret;
}

core::Result<void> enterSecrets(Reach &reach, const AskSecret &ask)
{
    for (const core::CredentialSettings &credential : reach.described()) {
        // A key without a passphrase is the usual case, so nobody is asked for one unless the profile says
        // so.
        const bool needsNone = credential.kind == core::CredentialKind::ClientCertificate &&
                               credential.secret == core::SecretPlace{};
        const auto secret =
            needsNone ? core::Result<std::string>(std::string()) : readSecret(credential, ask);
        if (!secret)
            return core::Failure(secret.error());
        if (const auto entered = reach.enter(credential.name, *secret); !entered)
            return entered;
    }
    return {};
}

} // namespace app
