// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"
#include "core/profile/profilefields.h"

#include <QWidget>

#include <map>
#include <set>
#include <string>
#include <vector>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace ui {

class RowsEditor;

/// The fields of a profile, each with what is wrong with it below.
class ProfileForm : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileForm(QWidget *parent = nullptr);

    void setFields(const core::ProfileFields &fields);
    core::ProfileFields fields() const;
    /// Those of members that have no field here stand at the end. Of a member that is just missing nothing is
    /// said before anything was typed in it, unless `isStrict`.
    void showMistakes(const std::vector<core::ProfileMistake> &mistakes, bool isStrict);
    void focusFirst();

signals:
    void changed();

private:
    using Text = std::string core::ProfileFields::*;
    using Texts = std::vector<std::string> core::ProfileFields::*;

    QFormLayout *section(QVBoxLayout *whole, const QString &title, const QString &explanation = {});
    void addLine(QFormLayout *form, const char *member, const QString &label, const QString &example,
                 Text field);
    /// Several in one line, with commas between.
    void addLine(QFormLayout *form, const char *member, const QString &label, const QString &example,
                 Texts field);
    /// The same of a member that has several fields: `name` is the field's own, its mistakes are the
    /// member's.
    void addPart(QFormLayout *form, const char *member, const char *name, const QString &label,
                 const QString &example, Text field);
    void addPart(QFormLayout *form, const char *member, const char *name, const QString &label,
                 const QString &example, Texts field);
    QLineEdit *addEdit(QFormLayout *form, const char *member, const char *name, const QString &label,
                       const QString &example);
    void addBelow(QFormLayout *form, const char *member, const QString &label, QWidget *field);
    void addMistake(QFormLayout *form, const char *member, bool isWide = false);
    void addServers(QVBoxLayout *whole);
    void addLogin(QVBoxLayout *whole);
    void addWay(QVBoxLayout *whole);
    void addLengths(QVBoxLayout *whole);
    void addLists(QVBoxLayout *whole);
    void addCounting(QVBoxLayout *whole);
    void addPrometheus(QVBoxLayout *whole);
    void touched(const char *member);

    struct Line
    {
        QLineEdit *edit;
        Text field;
    };
    struct TextsLine
    {
        QLineEdit *edit;
        Texts field;
    };
    std::vector<Line> m_lines;
    std::vector<TextsLine> m_textsLines;
    QPlainTextEdit *m_peers;
    QCheckBox *m_proof;
    RowsEditor *m_callers;
    RowsEditor *m_credentials;
    RowsEditor *m_actuators;
    RowsEditor *m_links;
    RowsEditor *m_ignored;
    std::map<std::string, QLabel *> m_mistakes; ///< by member
    QLabel *m_others;
    std::set<std::string> m_touched;
};

} // namespace ui
