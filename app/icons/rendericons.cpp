// SPDX-License-Identifier: GPL-3.0-or-later
// rendericons DRAWING FOLDER SIZE...: draws FOLDER/SIZE.png for each size in pixels.
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextStream>

namespace {

bool render(QSvgRenderer &drawing, int pixels, const QString &path)
{
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawing.render(&painter);
    painter.end();
    return image.save(path);
}

} // namespace

int main(int argc, char **argv)
{
    // A build has no display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    QSvgRenderer drawing(words.value(1));
    if (!drawing.isValid()) {
        QTextStream(stderr) << words.value(1) << " is no drawing.\n";
        return 1;
    }
    for (qsizetype i = 3; i < words.size(); ++i) {
        const int pixels = words.at(i).toInt();
        const QString path = QStringLiteral("%1/%2.png").arg(words.at(2), words.at(i));
        if (pixels <= 0 || !render(drawing, pixels, path)) {
            QTextStream(stderr) << path << " could not be drawn.\n";
            return 1;
        }
    }
    return 0;
}
