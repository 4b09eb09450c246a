// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/jsondecoder.h"

#include "core/base/json.h"
#include "core/eureka/listpieces.h"

#include <algorithm>
#include <initializer_list>

namespace core {

namespace {

namespace dom = simdjson::dom;

/// Text that stands as such nowhere in the document: numbers and booleans where Eureka has strings.
using OwnedTexts = std::deque<std::string>;

class JsonScalar
{
public:
    JsonScalar(const JsonElement &element, OwnedTexts &texts)
        : m_element(element)
        , m_texts(texts)
    {
    }
    std::string_view text() const
    {
        std::string_view text;
        if (!m_element.get(text))
            return text;
        auto other = scalarText(m_element);
        return other ? m_texts.emplace_back(std::move(*other)) : std::string_view();
    }
    std::optional<std::int64_t> integer() const { return scalarInteger(m_element); }
    std::optional<bool> boolean() const { return scalarBool(m_element); }

private:
    const JsonElement &m_element;
    OwnedTexts &m_texts;
};

/// Which of these members it has twice; empty: none.
std::string_view toldTwice(const JsonElement &element, std::initializer_list<std::string_view> names)
{
    dom::object object;
    if (element.get(object))
        return {};
    for (const std::string_view name : names) {
        const auto isNamed = [name](const auto &one) { return one.key == name; };
        if (std::count_if(object.begin(), object.end(), isNamed) > 1)
            return name;
    }
    return {};
}

/// Walks the document once, in its own order.
class JsonList
{
public:
    void readApplications(const JsonElement &root);
    void readApplication(const JsonElement &application, const std::string &path);
    void readInstance(const JsonElement &instance, EnclosingApplication &enclosing, const std::string &path,
                      std::optional<std::size_t> index);
    DecodedList take();

private:
    void readFields(const dom::object &instance);
    void readPort(const JsonElement &port, std::optional<int> &target);
    void readLease(const JsonElement &lease);
    void readMetadata(const JsonElement &metadata);
    void readDataCenter(const JsonElement &dataCenter);
    void noteTwice(const JsonElement &element, std::initializer_list<std::string_view> names);

    InstanceFields m_fields;
    OwnedTexts m_texts; ///< of the present instance
    OwnedTexts m_names; ///< of applications
    RowCollector m_rows;
    DecodedList m_list;
};

void JsonList::readApplications(const JsonElement &root)
{
    m_list.hashCode = memberText(root, "apps__hashcode");
    m_list.version = memberInteger(root, "versions__delta");
    const auto list = member(root, "application");
    if (!list)
        return;
    std::size_t index = 0;
    forOneOrMany(*list, [&](const JsonElement &application) {
        readApplication(application, "application[" + std::to_string(index++) + "]");
    });
}

void JsonList::readApplication(const JsonElement &application, const std::string &path)
{
    if (!application.is_object()) {
        m_rows.reject(path, {});
        return;
    }
    if (const auto twice = toldTwice(application, {"name", "instance"}); !twice.empty()) {
        m_rows.reject(path, std::string(twice) + " told twice");
        return;
    }
    EnclosingApplication enclosing;
    if (const auto name = member(application, "name"))
        enclosing.told = JsonScalar(*name, m_names).text();
    enclosing.name = ApplicationName::from(enclosing.told);
    if (const auto list = member(application, "instance")) {
        std::size_t index = 0;
        forOneOrMany(*list,
                     [&](const JsonElement &element) { readInstance(element, enclosing, path, index++); });
    }
    m_rows.endApplication();
}

void JsonList::readInstance(const JsonElement &element, EnclosingApplication &enclosing,
                            const std::string &path, std::optional<std::size_t> index)
{
    const auto reject = [&](std::string_view what) {
        m_rows.reject(index ? path + ".instance[" + std::to_string(*index) + "]" : path, what);
    };
    dom::object object;
    if (element.get(object))
        return reject({});
    m_fields.clear();
    m_texts.clear();
    readFields(object);
    auto row = makeInstance(m_fields, enclosing);
    if (!row)
        return reject(row.error());
    if (!enclosing.name)
        enclosing.name = (*row)->application;
    m_rows.add(std::move(*row), actionType(m_fields.action));
}

void JsonList::readFields(const dom::object &instance)
{
    for (const auto [key, value] : instance) {
        const InstanceField field = instanceField(key);
        if (!isOfLease(field))
            m_fields.tell(field, key);
        if (field == InstanceField::Other || value.is_null())
            continue;
        switch (field) {
        case InstanceField::Port:
            readPort(value, m_fields.port);
            break;
        case InstanceField::SecurePort:
            readPort(value, m_fields.securePort);
            break;
        case InstanceField::Metadata:
            readMetadata(value);
            break;
        case InstanceField::LeaseInfo:
            readLease(value);
            break;
        case InstanceField::DataCenterInfo:
            readDataCenter(value);
            break;
        default:
            assignField(m_fields, field, JsonScalar(value, m_texts));
            break;
        }
    }
}

void JsonList::noteTwice(const JsonElement &element, std::initializer_list<std::string_view> names)
{
    if (const auto twice = toldTwice(element, names); !twice.empty())
        m_fields.toldTwice = twice;
}

/// {"$":8080,"@enabled":"true"}, with either as text, number or boolean; or a bare number.
void JsonList::readPort(const JsonElement &port, std::optional<int> &target)
{
    dom::object object;
    if (port.get(object)) {
        target = usablePort(scalarInteger(port), std::nullopt);
        return;
    }
    std::optional<std::int64_t> number;
    std::optional<bool> isEnabled;
    noteTwice(port, {"$", "@enabled"});
    for (const auto [key, value] : object) {
        if (key == "$")
            number = scalarInteger(value);
        else if (key == "@enabled")
            isEnabled = scalarBool(value);
    }
    target = usablePort(number, isEnabled);
}

void JsonList::readLease(const JsonElement &lease)
{
    dom::object object;
    if (lease.get(object))
        return;
    for (const auto [key, value] : object) {
        if (const InstanceField field = instanceField(key); isOfLease(field))
            m_fields.tell(field, key);
        assignLeaseField(m_fields.lease, instanceField(key), JsonScalar(value, m_texts));
    }
}

void JsonList::readMetadata(const JsonElement &metadata)
{
    dom::object object;
    if (metadata.get(object))
        return;
    for (const auto [key, value] : object) {
        // "@class" names a Java map, for example java.util.Collections$EmptyMap.
        if (key == "@class" || value.is_null())
            continue;
        const bool isScalar = !value.is_object() && !value.is_array();
        m_fields.metadata.emplace_back(key, isScalar ? JsonScalar(value, m_texts).text()
                                                     : m_texts.emplace_back(simdjson::minify(value)));
    }
}

void JsonList::readDataCenter(const JsonElement &dataCenter)
{
    // Only Amazon's has metadata.
    const auto metadata = member(dataCenter, "metadata");
    if (!metadata)
        return;
    noteTwice(dataCenter, {"metadata"});
    noteTwice(*metadata, {"instance-id", "availability-zone"});
    if (const auto id = member(*metadata, "instance-id"))
        m_fields.dataCenterId = JsonScalar(*id, m_texts).text();
    if (const auto zone = member(*metadata, "availability-zone"))
        m_fields.availabilityZone = JsonScalar(*zone, m_texts).text();
}

DecodedList JsonList::take()
{
    m_list.rows = m_rows.takeRows();
    m_list.rejected = m_rows.takeRejected();
    return std::move(m_list);
}

/// One of two lists could hide what the other one lists.
std::string_view listToldTwice(const JsonElement &document, std::string_view root)
{
    if (const auto twice = toldTwice(document, {root}); !twice.empty())
        return twice;
    const auto list = root == "applications" ? member(document, root) : std::nullopt;
    return list ? toldTwice(*list, {"apps__hashcode", "versions__delta", "application"}) : std::string_view();
}

/// Whether the frame of a list that was cut into pieces is what it has to be; see cutList().
bool isFrame(const JsonElement &root)
{
    const auto lastMember = [](const JsonElement &element, std::string_view name) {
        dom::object object;
        std::optional<JsonElement> last;
        if (element.get(object))
            return last;
        std::string_view lastKey;
        for (const auto [key, value] : object) {
            lastKey = key;
            last = value;
        }
        return lastKey == name ? last : std::nullopt;
    };
    const auto applications = lastMember(root, "applications");
    if (!applications)
        return false;
    const auto list = lastMember(*applications, "application");
    dom::array array;
    return list && !list->get(array) && array.begin() == array.end();
}

/// Piece by piece; nothing where that cannot be done or where any piece is wrong.
std::optional<DecodedList> decodePieces(std::string_view body)
{
    const auto pieces = cutList(body);
    if (!pieces)
        return std::nullopt;
    std::size_t largest = pieces->frame.size();
    for (const std::string_view piece : pieces->applications)
        largest = std::max(largest, piece.size());
    dom::parser parser;
    JsonElement element;
    JsonList list;
    // Its memory is made once: by itself it would grow with every larger piece.
    if (parser.allocate(largest) || parser.parse(pieces->frame).get(element) || !isFrame(element) ||
        !listToldTwice(element, "applications").empty())
        return std::nullopt;
    list.readApplications(*member(element, "applications"));
    std::size_t index = 0;
    for (const std::string_view piece : pieces->applications) {
        // The parser reads a little past the end, where the body goes on.
        const std::size_t after =
            static_cast<std::size_t>(body.data() + body.size() - (piece.data() + piece.size()));
        const bool needsCopy = after < simdjson::SIMDJSON_PADDING;
        if (parser.parse(piece.data(), piece.size(), needsCopy).get(element))
            return std::nullopt;
        list.readApplication(element, "application[" + std::to_string(index++) + "]");
    }
    return list.take();
}

} // namespace

Result<DecodedList> decodeJsonList(std::string_view body, std::string_view where, std::string_view root)
{
    if (root == "applications") {
        if (auto list = decodePieces(body))
            return std::move(*list);
    }
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    if (const auto twice = listToldTwice(document->root(), root); !twice.empty())
        return fail(ErrorKind::Malformed, std::string(where), std::string(twice) + " told twice");
    const auto element = member(document->root(), root);
    if (!element || !element->is_object())
        return fail(ErrorKind::Malformed, std::string(where), std::string(root));
    JsonList list;
    if (root == "applications") {
        list.readApplications(*element);
    } else if (root == "application") {
        list.readApplication(*element, "application");
    } else {
        EnclosingApplication none;
        list.readInstance(*element, none, "instance", std::nullopt);
    }
    return list.take();
}

} // namespace core
