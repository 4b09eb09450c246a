// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/placeholders.h"

#include <QTest>

class PlaceholdersTest : public QObject
{
    Q_OBJECT

private slots:
    void takesAFormApart_data();
    void takesAFormApart();
    void fills();
};

namespace {

/// "<name>" for a placeholder, pieces separated by '|'; "none" where there are no pieces.
QString shown(std::string_view form)
{
    const auto pieces = core::piecesOf(form);
    if (!pieces)
        return QStringLiteral("none");
    QStringList parts;
    for (const core::FormPiece &piece : *pieces) {
        const QString text = QString::fromUtf8(piece.text.data(), qsizetype(piece.text.size()));
        parts << (piece.isPlaceholder ? QLatin1Char('<') + text + QLatin1Char('>') : text);
    }
    return parts.join(QLatin1Char('|'));
}

} // namespace

void PlaceholdersTest::takesAFormApart_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QString>("pieces");
    const auto row = [](const char *form, const char *pieces) {
        QTest::newRow(form) << QByteArray(form) << QString::fromLatin1(pieces);
    };
    row("", "");
    row("host", "host");
    row("{host}:{port}", "<host>|:|<port>");
    row("a{b}c", "a|<b>|c");
    row("{}", "<>");
    row("a}b", "a}b");
    row("{a}}", "<a>|}");
    row("{host", "none");
    row("{a{b}", "none");
    row("a{", "none");
}

void PlaceholdersTest::takesAFormApart()
{
    QFETCH(QByteArray, form);
    QTEST(shown(form.toStdString()), "pieces");
}

void PlaceholdersTest::fills()
{
    const auto valueOf = [](std::string_view name) {
        return name == "host" ? std::optional<std::string>("h{port}") : std::nullopt;
    };
    // What a value holds is no placeholder.
    QCOMPARE(core::filledForm("http://{host}/", valueOf).value_or("none"), std::string("http://h{port}/"));
    QCOMPARE(core::filledForm("{host}:{port}", valueOf).value_or("none"), std::string("none"));
    QCOMPARE(core::filledForm("{host", valueOf).value_or("none"), std::string("none"));
}

QTEST_APPLESS_MAIN(PlaceholdersTest)
#include "tst_placeholders.moc"
