// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/secrets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using core::SecretSource;

/// Every place a secret can be kept, but the system's key store, which a test machine has not.
class SecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAFileOfTheOwnerOnly();
    void readsADescriptor();
    void readsWhatACommandPrints();
    void runsNoShell();
    void saysWhatIsWrongWithoutTheSecret_data();
    void saysWhatIsWrongWithoutTheSecret();
    void asks();

private:
    static core::CredentialSettings at(SecretSource source, const QString &text);
    QString write(const QByteArray &content);

    QTemporaryDir m_dir;
};

core::CredentialSettings SecretsTest::at(SecretSource source, const QString &text)
{
    core::CredentialSettings credential;
    credential.name = "eureka";
    credential.secret = {source, text.toStdString()};
    return credential;
}

QString SecretsTest::write(const QByteArray &content)
{
    QFile file(m_dir.filePath(QStringLiteral("secret")));
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::WriteOnly | QIODevice::Truncate);
    file.write(content);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return file.fileName();
}

void SecretsTest::readsAFileOfTheOwnerOnly()
{
    const QString path = write("open sesame \r\nsecond line\n");
    QCOMPARE(*app::readSecret(at(SecretSource::File, path), {}), std::string("open sesame "));
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::ReadGroup);
    const auto refused = app::readSecret(at(SecretSource::File, path), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, core::ErrorKind::Storage);
    QVERIFY(refused.error().what.find("chmod 600") != std::string::npos);
    QVERIFY(refused.error().what.find("sesame") == std::string::npos);
}

void SecretsTest::readsADescriptor()
{
    const int descriptor = ::open(QFile::encodeName(write("token\n")).constData(), O_RDONLY);
    QVERIFY(descriptor > 2);
    const auto secret = app::readSecret(at(SecretSource::Descriptor, QString::number(descriptor)), {});
    ::close(descriptor);
    QVERIFY(secret);
    QCOMPARE(*secret, std::string("token"));
    QVERIFY(!app::readSecret(at(SecretSource::Descriptor, QString::number(descriptor)), {}));
}

void SecretsTest::readsWhatACommandPrints()
{
    const auto secret =
        app::readSecret(at(SecretSource::Command, QStringLiteral("printf \"two words\\nmore\"")), {});
    QVERIFY2(secret, secret ? "" : secret.error().what.c_str());
    QCOMPARE(*secret, std::string("two words"));
}

void SecretsTest::runsNoShell()
{
    const QString marker = m_dir.filePath(QStringLiteral("marker"));
    const auto secret =
        app::readSecret(at(SecretSource::Command, QStringLiteral("printf x; touch %1").arg(marker)), {});
    QVERIFY(!QFile::exists(marker));
    Q_UNUSED(secret)
}

void SecretsTest::saysWhatIsWrongWithoutTheSecret_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("text");
    QTest::newRow("no file") << int(SecretSource::File) << m_dir.filePath(QStringLiteral("none"));
    QTest::newRow("no command") << int(SecretSource::Command) << "/no/such/program";
    QTest::newRow("a failing command") << int(SecretSource::Command) << "false";
    QTest::newRow("nothing printed") << int(SecretSource::Command) << "true";
}

void SecretsTest::saysWhatIsWrongWithoutTheSecret()
{
    QFETCH(int, source);
    QFETCH(QString, text);
    const auto secret = app::readSecret(at(SecretSource(source), text), {});
    QVERIFY(!secret);
    QCOMPARE(secret.error().kind, core::ErrorKind::Storage);
    QVERIFY(secret.error().where.find(text.toStdString()) != std::string::npos);
    QVERIFY(!secret.error().what.empty());
}

void SecretsTest::asks()
{
    int questions = 0;
    const auto ask = [&](const core::CredentialSettings &credential) {
        ++questions;
        return core::Result<std::string>("for " + credential.name);
    };
    QCOMPARE(*app::readSecret(at(SecretSource::Ask, {}), ask), std::string("for eureka"));
    QCOMPARE(questions, 1);
    QCOMPARE(app::readSecret(at(SecretSource::Ask, {}), {}).error().kind, core::ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
