// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <optional>

class QTranslator;

namespace app {

/// The language that is spoken: our texts and Qt's own. Needs the application; a change is told to every
/// window that is open.
class Translations
{
public:
    Translations();
    ~Translations();

    /// "en" or "zh_CN"; empty: the system's. Nothing happens where it is spoken already.
    void load(const QString &language);

private:
    std::optional<QString> m_language; ///< absent before the first
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace app
