// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/xmldecoder.h"

#include <charconv>
#include <expat.h>
#include <limits>
#include <memory>

namespace core {

namespace {

constexpr std::size_t deepest = 32; // Eureka's own answers need 6

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

class TextScalar
{
public:
    explicit TextScalar(std::string_view text)
        : m_text(text)
    {
    }
    std::string_view text() const { return m_text; }
    std::optional<std::int64_t> integer() const
    {
        const std::string_view digits = trimmed(m_text);
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size())
            return std::nullopt;
        return value;
    }
    std::optional<bool> boolean() const
    {
        const std::string_view word = trimmed(m_text);
        if (word == "true" || word == "false")
            return word == "true";
        return std::nullopt;
    }

private:
    std::string_view m_text;
};

/// What an open element is.
enum class Kind {
    Applications,
    Application,
    Instance,
    Lease,
    Metadata,
    DataCenter,
    DataCenterMetadata,
    Scalar,  ///< its text is wanted
    Skipped, ///< neither it nor anything within
};

struct Element
{
    std::string name;
    Kind kind = Kind::Skipped;
};

/// Follows expat's events. Everything it keeps is bounded by the body, which the transport bounds.
class XmlList
{
public:
    XmlList(XML_Parser parser, std::string_view root)
        : m_parser(parser)
        , m_root(root)
    {
    }
    // expat sends a few events more after it was stopped; these are passed over.
    void documentType(std::string_view name);
    void opened(std::string_view name, const XML_Char **attributes);
    void closed();
    void characters(std::string_view text);

    DecodedList take();
    bool isOurs() const { return m_isOurs; }
    bool isStopped() const { return !m_stoppedBy.empty(); }
    const std::string &stoppedBy() const { return m_stoppedBy; }
    /// Where the parser is, for example "application[0].instance[3].hostName".
    std::string path() const;

private:
    void stop(std::string_view why);
    Kind kindWithin(Kind parent, std::string_view name) const;
    void openKind(Kind kind, const XML_Char **attributes);
    void closeScalar(Kind parent, std::string_view name);
    void closeField(std::string_view name, const TextScalar &value);
    void closeText(std::string_view &field, std::string_view name);
    void closeInstance();
    /// Keeps the text until the instance ends.
    std::string_view kept(std::string text) { return m_texts.emplace_back(std::move(text)); }

    XML_Parser m_parser;
    std::string_view m_root;
    bool m_isOurs = false;
    std::string m_stoppedBy;
    std::vector<Element> m_open;
    std::string m_text;
    std::optional<bool> m_isPortEnabled;

    std::size_t m_applications = 0, m_instances = 0;
    std::string m_applicationName;
    EnclosingApplication m_enclosing;
    InstanceFields m_fields;
    std::deque<std::string> m_texts;
    RowCollector m_rows;
    DecodedList m_list;
};

Kind kindOfRoot(std::string_view name)
{
    if (name == "applications")
        return Kind::Applications;
    return name == "application" ? Kind::Application : Kind::Instance;
}

Kind XmlList::kindWithin(Kind parent, std::string_view name) const
{
    switch (parent) {
    case Kind::Applications:
        return name == "application" ? Kind::Application : Kind::Scalar;
    case Kind::Application:
        return name == "instance" ? Kind::Instance : Kind::Scalar;
    case Kind::Instance:
        switch (instanceField(name)) {
        case InstanceField::LeaseInfo:
            return Kind::Lease;
        case InstanceField::Metadata:
            return Kind::Metadata;
        case InstanceField::DataCenterInfo:
            return Kind::DataCenter;
        case InstanceField::Other:
            return Kind::Skipped;
        default:
            return Kind::Scalar;
        }
    case Kind::DataCenter:
        return name == "metadata" ? Kind::DataCenterMetadata : Kind::Skipped;
    case Kind::Lease:
    case Kind::Metadata:
    case Kind::DataCenterMetadata:
        return Kind::Scalar;
    case Kind::Scalar:
    case Kind::Skipped:
        break;
    }
    return Kind::Skipped;
}

void XmlList::documentType(std::string_view name)
{
    m_isOurs = name == m_root;
    stop("document type");
}

void XmlList::opened(std::string_view name, const XML_Char **attributes)
{
    if (isStopped())
        return;
    if (m_open.empty()) {
        if (name != m_root)
            return stop("root element");
        m_isOurs = true;
    }
    if (m_open.size() == deepest)
        return stop("nested too deep");
    const Kind kind = m_open.empty() ? kindOfRoot(name) : kindWithin(m_open.back().kind, name);
    const bool isPartOfInstance = kind == Kind::Lease || kind == Kind::Metadata || kind == Kind::DataCenter;
    if (isPartOfInstance)
        m_fields.tell(instanceField(name), kept(std::string(name)));
    m_open.push_back({std::string(name), kind});
    openKind(kind, attributes);
}

void XmlList::openKind(Kind kind, const XML_Char **attributes)
{
    m_text.clear();
    m_isPortEnabled.reset();
    if (kind == Kind::Application) {
        ++m_applications;
        m_instances = 0;
        m_enclosing = {};
    } else if (kind == Kind::Instance) {
        ++m_instances;
        m_fields.clear();
        m_texts.clear();
    } else if (kind == Kind::Scalar) {
        for (; *attributes; attributes += 2) {
            if (std::string_view(attributes[0]) == "enabled")
                m_isPortEnabled = TextScalar(attributes[1]).boolean();
        }
    }
}

void XmlList::characters(std::string_view text)
{
    if (!isStopped() && !m_open.empty() && m_open.back().kind == Kind::Scalar)
        m_text.append(text);
}

void XmlList::closed()
{
    if (isStopped())
        return;
    const Element element = std::move(m_open.back());
    m_open.pop_back();
    if (element.kind == Kind::Scalar)
        closeScalar(m_open.back().kind, element.name);
    else if (element.kind == Kind::Instance)
        closeInstance();
    else if (element.kind == Kind::Application)
        m_rows.endApplication();
}

void XmlList::closeScalar(Kind parent, std::string_view name)
{
    const TextScalar value(m_text);
    if (parent == Kind::Applications) {
        if (name == "apps__hashcode")
            m_list.hashCode = trimmed(m_text);
        else if (name == "versions__delta")
            m_list.version = value.integer();
    } else if (parent == Kind::Application) {
        if (name == "name") {
            m_applicationName = m_text;
            m_enclosing = {m_applicationName, ApplicationName::from(m_applicationName)};
        }
    } else if (parent == Kind::Lease) {
        if (const InstanceField field = instanceField(name); isOfLease(field))
            m_fields.tell(field, kept(std::string(name)));
        assignLeaseField(m_fields.lease, instanceField(name), value);
    } else if (parent == Kind::Metadata) {
        m_fields.metadata.emplace_back(kept(unescapedXmlName(name)), kept(m_text));
    } else if (parent == Kind::DataCenterMetadata) {
        if (name == "instance-id")
            closeText(m_fields.dataCenterId, name);
        else if (name == "availability-zone")
            closeText(m_fields.availabilityZone, name);
    } else {
        closeField(name, value);
    }
    m_text.clear();
}

void XmlList::closeText(std::string_view &field, std::string_view name)
{
    if (field.data())
        m_fields.toldTwice = kept(std::string(name));
    field = kept(m_text);
}

void XmlList::closeField(std::string_view name, const TextScalar &value)
{
    const InstanceField field = instanceField(name);
    if (!isOfLease(field))
        m_fields.tell(field, kept(std::string(name)));
    if (field == InstanceField::Port) {
        m_fields.port = usablePort(value.integer(), m_isPortEnabled);
    } else if (field == InstanceField::SecurePort) {
        m_fields.securePort = usablePort(value.integer(), m_isPortEnabled);
    } else {
        // In XML every generation spells it so.
        const bool isOverride = field == InstanceField::OverriddenStatusOld;
        assignField(m_fields, isOverride ? InstanceField::OverriddenStatus : field, TextScalar(kept(m_text)));
    }
}

void XmlList::closeInstance()
{
    auto row = makeInstance(m_fields, m_enclosing);
    if (!row) {
        m_open.push_back({"instance", Kind::Instance}); // its path
        m_rows.reject(path(), row.error());
        m_open.pop_back();
        return;
    }
    if (!m_enclosing.name)
        m_enclosing.name = (*row)->application;
    m_rows.add(std::move(*row), actionType(m_fields.action));
}

void XmlList::stop(std::string_view why)
{
    m_stoppedBy = why;
    XML_StopParser(m_parser, XML_FALSE);
}

std::string XmlList::path() const
{
    std::string path;
    for (const Element &element : m_open) {
        if (element.kind == Kind::Applications)
            continue;
        if (!path.empty())
            path += '.';
        path += element.name;
        const bool isListed = &element != &m_open.front();
        if (isListed && (element.kind == Kind::Application || element.kind == Kind::Instance)) {
            const std::size_t count = element.kind == Kind::Application ? m_applications : m_instances;
            path.append("[").append(std::to_string(count - 1)).append("]");
        }
    }
    return path;
}

DecodedList XmlList::take()
{
    m_list.rows = m_rows.takeRows();
    m_list.rejected = m_rows.takeRejected();
    return std::move(m_list);
}

XmlList &listOf(void *userData)
{
    return *static_cast<XmlList *>(userData);
}

using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)>;

void connectHandlers(XML_Parser parser, XmlList &list)
{
    XML_SetUserData(parser, &list);
    XML_SetElementHandler(
        parser,
        [](void *data, const XML_Char *name, const XML_Char **attributes) {
            listOf(data).opened(name, attributes);
        },
        [](void *data, const XML_Char *) { listOf(data).closed(); });
    XML_SetCharacterDataHandler(parser, [](void *data, const XML_Char *text, int size) {
        listOf(data).characters({text, static_cast<std::size_t>(size)});
    });
    // Entities can only be declared in a document type: without one there is nothing to expand.
    XML_SetStartDoctypeDeclHandler(parser, [](void *data, const XML_Char *name, const XML_Char *,
                                              const XML_Char *, int) { listOf(data).documentType(name); });
}

/// expat takes lengths as int; the transport's limit is well below.
bool parseAll(XML_Parser parser, std::string_view body)
{
    if (body.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return false;
    return XML_Parse(parser, body.data(), static_cast<int>(body.size()), XML_TRUE) == XML_STATUS_OK;
}

Failure failureOf(XML_Parser parser, const XmlList &list, std::string_view where)
{
    if (!list.isOurs())
        return fail(ErrorKind::NotJson, std::string(where), "markup");
    const std::string why = !list.isStopped() ? XML_ErrorString(XML_GetErrorCode(parser)) : list.stoppedBy();
    std::string path = list.path();
    if (path.size() > RejectedRows::textKept)
        path = path.substr(0, RejectedRows::textKept) + "...";
    return fail(ErrorKind::Malformed, std::string(where),
                (path.empty() ? "" : path + ": ") + why + ", line " +
                    std::to_string(XML_GetCurrentLineNumber(parser)));
}

} // namespace

std::string unescapedXmlName(std::string_view name)
{
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const std::string_view rest = name.substr(i);
        if (rest.starts_with("__")) {
            plain += '_';
            ++i;
        } else if (rest.starts_with("_-")) {
            plain += '$';
            ++i;
        } else {
            plain += name[i];
        }
    }
    return plain;
}

Result<DecodedList> decodeXmlList(std::string_view body, std::string_view where, std::string_view root)
{
    const Parser parser(XML_ParserCreate(nullptr), XML_ParserFree);
    if (!parser)
        return fail(ErrorKind::TooLarge, std::string(where), "memory");
    XmlList list(parser.get(), root);
    connectHandlers(parser.get(), list);
    if (!parseAll(parser.get(), body) || list.isStopped())
        return failureOf(parser.get(), list, where);
    return list.take();
}

} // namespace core
