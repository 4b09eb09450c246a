// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <algorithm>
#include <vector>

namespace {

struct Message
{
    QString context;
    QString source;
    QString comment;
    QStringList translations; ///< several where the text has plural forms
    bool isNumerus = false;
    QString type; ///< empty when finished
};

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.type = xml.attributes().value(QLatin1String("type")).toString();
    QString text;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement)
            break;
        if (token == QXmlStreamReader::Characters)
            text += xml.text();
        else if (token == QXmlStreamReader::StartElement)
            message.translations << xml.readElementText();
    }
    if (message.translations.isEmpty())
        message.translations << text;
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.isNumerus = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            message.comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

std::vector<Message> readMessages(QXmlStreamReader &xml)
{
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.push_back(readMessage(xml, context));
    }
    return messages;
}

/// "%1", "%L2", "%n": sorted, as another language may put them in another order.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:L?[0-9]+|L?n)"));
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    std::ranges::sort(found);
    return found;
}

} // namespace

class TestTranslation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void isComplete();
    void keepsPlaceholders();
    void contextsCarryTheNamespace();
    void isInTheProgram();

private:
    std::vector<Message> m_messages;
};

void TestTranslation::initTestCase()
{
    QFile file(QDir(QStringLiteral(DRAINBOARD_SOURCE_DIR))
                   .filePath(QStringLiteral("resources/i18n/drainboard_zh_CN.ts")));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    QXmlStreamReader xml(&file);
    m_messages = readMessages(xml);
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(!m_messages.empty());
}

void TestTranslation::isComplete()
{
    for (const Message &message : m_messages) {
        QVERIFY2(message.type.isEmpty(), qPrintable(message.type + QLatin1String(": ") + message.source));
        for (const QString &translation : message.translations)
            QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(message.source));
    }
}

void TestTranslation::keepsPlaceholders()
{
    for (const Message &message : m_messages) {
        for (const QString &translation : message.translations) {
            QVERIFY2(placeholders(translation) == placeholders(message.source),
                     qPrintable(message.source + QLatin1String(" -> ") + translation));
        }
    }
}

void TestTranslation::contextsCarryTheNamespace()
{
    // Without "-I ." lupdate drops the namespace, and the program finds none of these texts.
    for (const Message &message : m_messages)
        QVERIFY2(message.context.contains(QLatin1String("::")), qPrintable(message.context));
}

void TestTranslation::isInTheProgram()
{
    QTranslator translator;
    QVERIFY(translator.load(QLocale(QStringLiteral("zh_CN")), QStringLiteral("drainboard"),
                            QStringLiteral("_"), QStringLiteral(":/i18n")));
    for (const Message &message : m_messages) {
        if (message.isNumerus)
            continue;
        QCOMPARE(translator.translate(message.context.toUtf8().constData(),
                                      message.source.toUtf8().constData(),
                                      message.comment.toUtf8().constData()),
                 message.translations.first());
    }
}

QTEST_GUILESS_MAIN(TestTranslation)
#include "tst_translation.moc"
