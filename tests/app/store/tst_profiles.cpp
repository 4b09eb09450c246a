// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/profiles.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class ProfilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findsByNameAndByFile();
    void listsBrokenOnesWithTheirMistake();
    void namesWhatThereIs();
    void addsThePassword();
    void refusesAPasswordThatOthersCanRead();
    void refusesAnEmptyPassword();
    void writesForItsOwnerAlone();
    void namesANewFile();
    void completesABareHost_data();
    void completesABareHost();

private:
    QString write(const QString &name, const QByteArray &content, QFileDevice::Permissions extra = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ProfilesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString ProfilesTest::write(const QString &name, const QByteArray &content,
                            QFileDevice::Permissions extra) const
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the test cannot write %s", qPrintable(path));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | extra);
    return path;
}

void ProfilesTest::findsByNameAndByFile()
{
    const QString path =
        write(QStringLiteral("eu.json"), R"({"name":"Production EU","peers":["http://a:1"]})");
    for (const QString &asked :
         {QStringLiteral("Production EU"), QStringLiteral("production eu"), QStringLiteral("eu"), path}) {
        const auto profile = app::loadProfile(asked, m_folder->path());
        QVERIFY2(profile.has_value(), qPrintable(asked));
        QCOMPARE(profile->name, std::string("Production EU"));
    }
}

void ProfilesTest::listsBrokenOnesWithTheirMistake()
{
    write(QStringLiteral("a.json"), R"({"name":"A","peers":["http://a:1"]})");
    write(QStringLiteral("b.json"), "{");
    write(QStringLiteral("notes.txt"), "no profile");
    const auto files = app::profilesIn(m_folder->path());
    QCOMPARE(files.size(), std::size_t(2));
    QVERIFY(files[0].profile.has_value());
    QCOMPARE(files[1].name, QStringLiteral("b"));
    QCOMPARE(files[1].profile.error().kind, core::ErrorKind::Malformed);
    QVERIFY(app::profilesIn(m_folder->filePath(QStringLiteral("nowhere"))).empty());
}

void ProfilesTest::namesWhatThereIs()
{
    write(QStringLiteral("a.json"), R"({"name":"Alpha","peers":["http://a:1"]})");
    write(QStringLiteral("b.json"), R"({"name":"Beta","peers":["http://a:1"]})");
    const auto profile = app::loadProfile(QStringLiteral("gamma"), m_folder->path());
    QCOMPARE(profile.error().kind, core::ErrorKind::NotFound);
    QCOMPARE(profile.error().what, std::string("Alpha, Beta"));
}

void ProfilesTest::addsThePassword()
{
    core::Profile profile;
    profile.peers = {"http://eureka-1:8761", "http://eureka-2:8761/eureka"};
    profile.user = "drainboard";
    profile.passwordFile = write(QStringLiteral("password"), "not for eyes\nsecond line\n").toStdString();
    const auto peers = app::peersOf(profile);
    QVERIFY(peers.has_value());
    QCOMPARE(peers->size(), std::size_t(2));
    for (const core::BaseAddress &peer : *peers) {
        QVERIFY(peer.hasCredentials);
        QCOMPARE(peer.user, std::string("drainboard"));
        QCOMPARE(peer.password, std::string("not for eyes"));
    }
    QCOMPARE(peers->front().url, std::string("http://eureka-1:8761/eureka"));
}

void ProfilesTest::refusesAPasswordThatOthersCanRead()
{
    core::Profile profile;
    profile.peers = {"http://eureka-1:8761"};
    profile.user = "drainboard";
    profile.passwordFile =
        write(QStringLiteral("open"), "not for eyes\n", QFileDevice::ReadOther).toStdString();
    const auto peers = app::peersOf(profile);
    QCOMPARE(peers.error().kind, core::ErrorKind::Storage);
    QCOMPARE(peers.error().where, profile.passwordFile);
    QVERIFY(peers.error().what.find("not for eyes") == std::string::npos);
}

void ProfilesTest::refusesAnEmptyPassword()
{
    core::Profile profile;
    profile.peers = {"http://eureka-1:8761"};
    profile.user = "drainboard";
    profile.passwordFile = write(QStringLiteral("empty"), "\n").toStdString();
    QCOMPARE(app::peersOf(profile).error().kind, core::ErrorKind::Storage);
    profile.passwordFile = m_folder->filePath(QStringLiteral("missing")).toStdString();
    QCOMPARE(app::peersOf(profile).error().kind, core::ErrorKind::Storage);
}

void ProfilesTest::writesForItsOwnerAlone()
{
    const QString path = m_folder->filePath(QStringLiteral("profiles/new.json"));
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup;
    for (const QByteArray body : {"{}", "{ }"}) {
        QVERIFY(app::writeProfileFile(path, body).has_value());
        QCOMPARE(*app::readProfileFile(path), body);
        QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
        QFile::setPermissions(path,
                              QFile::permissions(path) | QFileDevice::ReadOther); // also over such a one
    }
    QCOMPARE(QDir(m_folder->filePath(QStringLiteral("profiles"))).entryList(QDir::Files).size(), 1);
    const auto failed = app::writeProfileFile(path + QStringLiteral("/x.json"), "{}");
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, core::ErrorKind::Storage);
    QCOMPARE(*app::readProfileFile(path), QByteArray("{ }"));
}

void ProfilesTest::namesANewFile()
{
    QCOMPARE(app::newProfilePath(m_folder->path(), QStringLiteral("Production EU/1")),
             m_folder->filePath(QStringLiteral("production-eu-1.json")));
    write(QStringLiteral("a.json"), "{}");
    QCOMPARE(app::newProfilePath(m_folder->path(), QStringLiteral("A")),
             m_folder->filePath(QStringLiteral("a-2.json")));
}

void ProfilesTest::completesABareHost_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("url");
    const auto row = [](const char *text, const char *url) {
        QTest::newRow(text) << std::string(text) << std::string(url);
    };
    row("http://eureka-1:8761", "http://eureka-1:8761/eureka");
    row("http://eureka-1:8761/", "http://eureka-1:8761/eureka");
    row("http://eureka-1:8761/eureka/", "http://eureka-1:8761/eureka");
    row("http://eureka-1:8761/eureka/v2", "http://eureka-1:8761/eureka/v2");
    row("http://eureka-1:8761/registry/eureka", "http://eureka-1:8761/registry/eureka");
    row("http://eureka-1", "http://eureka-1/eureka");
    row("https://user:word@eureka-1", "https://eureka-1/eureka");
}

void ProfilesTest::completesABareHost()
{
    QFETCH(std::string, text);
    QFETCH(std::string, url);
    QCOMPARE(app::eurekaAddress(text)->url, url);
}

QTEST_GUILESS_MAIN(ProfilesTest)
#include "tst_profiles.moc"
