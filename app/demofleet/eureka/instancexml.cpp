// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/instancexml.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QXmlStreamWriter>

namespace demofleet {

namespace {

QString scalar(const QJsonValue &value)
{
    if (value.isDouble()) {
        return QString::number(value.toInteger());
    }
    return value.isBool() ? QString::fromLatin1(value.toBool() ? "true" : "false") : value.toString();
}

/// As XStream escapes the characters that it uses itself.
QString metadataName(QString key)
{
    key.replace(QLatin1Char('_'), QLatin1String("__"));
    return key.replace(QLatin1Char('$'), QLatin1String("_-"));
}

/// A key that cannot be the name of an element is left out.
bool isElementName(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z_][A-Za-z0-9_.-]*$"));
    return pattern.match(name).hasMatch();
}

void writePort(QXmlStreamWriter &xml, const QString &name, const QJsonObject &port)
{
    xml.writeStartElement(name);
    xml.writeAttribute(QStringLiteral("enabled"), scalar(port.value(u"@enabled")));
    xml.writeCharacters(scalar(port.value(u"$")));
    xml.writeEndElement();
}

void writeObject(QXmlStreamWriter &xml, const QString &name, const QJsonObject &object, bool isMetadata)
{
    xml.writeStartElement(name);
    const QString type = object.value(u"@class").toString();
    if (!type.isEmpty()) {
        xml.writeAttribute(QStringLiteral("class"), type);
    }
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString key = isMetadata ? metadataName(member.key()) : member.key();
        if (!isElementName(key)) {
            continue;
        }
        if (member.value().isObject()) {
            writeObject(xml, key, member.value().toObject(), key == QLatin1String("metadata"));
        } else {
            xml.writeTextElement(key, scalar(member.value()));
        }
    }
    xml.writeEndElement();
}

void writeInstance(QXmlStreamWriter &xml, const QJsonObject &instance)
{
    xml.writeStartElement(QStringLiteral("instance"));
    for (auto member = instance.begin(); member != instance.end(); ++member) {
        const QString &key = member.key();
        if (key == QLatin1String("port") || key == QLatin1String("securePort")) {
            writePort(xml, key, member.value().toObject());
        } else if (member.value().isObject()) {
            writeObject(xml, key, member.value().toObject(), key == QLatin1String("metadata"));
        } else if (key.compare(QLatin1String("overriddenStatus"), Qt::CaseInsensitive) == 0) {
            xml.writeTextElement(QStringLiteral("overriddenstatus"), scalar(member.value()));
        } else {
            xml.writeTextElement(key, scalar(member.value()));
        }
    }
    xml.writeEndElement();
}

void writeApplication(QXmlStreamWriter &xml, const QJsonObject &application)
{
    xml.writeStartElement(QStringLiteral("application"));
    xml.writeTextElement(QStringLiteral("name"), application.value(u"name").toString());
    const QJsonArray instances = application.value(u"instance").toArray();
    for (const QJsonValue instance : instances) {
        writeInstance(xml, instance.toObject());
    }
    xml.writeEndElement();
}

void writeApplications(QXmlStreamWriter &xml, const QJsonObject &list)
{
    xml.writeStartElement(QStringLiteral("applications"));
    for (const QString &name : {QStringLiteral("versions__delta"), QStringLiteral("apps__hashcode")}) {
        xml.writeTextElement(name, list.value(name).toString());
    }
    const QJsonArray applications = list.value(u"application").toArray();
    for (const QJsonValue application : applications) {
        writeApplication(xml, application.toObject());
    }
    xml.writeEndElement();
}

} // namespace

QByteArray xmlFromJson(const QJsonObject &json)
{
    QByteArray text;
    QXmlStreamWriter xml(&text); // without a declaration, as Eureka writes it
    if (json.contains(u"applications")) {
        writeApplications(xml, json.value(u"applications").toObject());
    } else if (json.contains(u"application")) {
        writeApplication(xml, json.value(u"application").toObject());
    } else {
        writeInstance(xml, json.value(u"instance").toObject());
    }
    return text;
}

} // namespace demofleet
