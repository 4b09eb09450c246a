// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/yaml.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

namespace core {

namespace {

struct Node
{
    std::string value; ///< of a leaf
    std::map<std::string, std::unique_ptr<Node>> children;
};

/// "a.b[0].c" as "a", "b", "[0]", "c".
std::vector<std::string> partsOf(std::string_view name)
{
    std::vector<std::string> parts;
    std::string part;
    const auto end = [&] {
        if (!part.empty())
            parts.push_back(std::exchange(part, {}));
    };
    for (const char letter : name) {
        if (letter == '.' || letter == '[')
            end();
        if (letter != '.')
            part += letter;
    }
    end();
    return parts;
}

/// Nothing in it that YAML would take for more than plain text.
bool isPlain(std::string_view text)
{
    const auto isSafe = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '/' ||
               letter == '.' || letter == ',';
    };
    return !text.empty() && std::ranges::all_of(text, isSafe) && text.front() != '-' && text.front() != ',' &&
           text.front() != '.';
}

std::string written(const std::string &text)
{
    if (isPlain(text))
        return text;
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            quoted += '\\';
        // A line break would end the line, and with it the value.
        quoted += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
    }
    return quoted + '"';
}

bool isList(const Node &node)
{
    return !node.children.empty() && std::ranges::all_of(node.children, [](const auto &child) {
        return child.first.starts_with('[') && child.first.ends_with(']');
    });
}

void write(const Node &node, int depth, std::string &text, bool isContinued)
{
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    const bool hasItems = isList(node);
    for (const auto &[name, child] : node.children) {
        // The first line of a list's item stands behind its dash.
        text += std::exchange(isContinued, false) ? std::string() : indent;
        text += hasItems ? std::string("-") : written(name) + ":";
        if (child->children.empty()) {
            text += " " + written(child->value) + "\n";
        } else if (hasItems) {
            text += " ";
            write(*child, depth + 1, text, true);
        } else {
            text += "\n";
            write(*child, depth + 1, text, false);
        }
    }
}

} // namespace

std::string yamlOf(const std::vector<std::string> &properties)
{
    Node root;
    for (const std::string &property : properties) {
        const auto equals = property.find('=');
        Node *node = &root;
        for (const std::string &part : partsOf(property.substr(0, equals))) {
            auto &next = node->children[part];
            if (!next)
                next = std::make_unique<Node>();
            node = next.get();
        }
        if (node != &root && node->value.empty() && equals != std::string::npos)
            node->value = property.substr(equals + 1);
    }
    std::string text;
    write(root, 0, text, false);
    return text;
}

} // namespace core
