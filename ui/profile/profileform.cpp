// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/profileform.h"

#include "ui/profile/rowseditor.h"
#include "ui/text/profiletext.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int labelWidth = 210; ///< the same in every section, so that the fields stand in one line

std::string typed(const QString &text)
{
    return text.trimmed().toStdString();
}

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

QString joined(const std::vector<std::string> &texts, const QString &between)
{
    QStringList all;
    for (const std::string &text : texts)
        all << shown(text);
    return all.join(between);
}

std::vector<std::string> parts(const QString &text, QLatin1Char between)
{
    std::vector<std::string> all;
    for (const QString &part : text.split(between)) {
        if (std::string one = typed(part); !one.empty())
            all.push_back(std::move(one));
    }
    return all;
}

/// Of which nobody has to be told before he typed it.
bool isMissing(const core::ProfileMistake &mistake)
{
    return mistake.what == mistake.member;
}

} // namespace

ProfileForm::ProfileForm(QWidget *parent)
    : QWidget(parent)
    , m_peers(new QPlainTextEdit(this))
    , m_proof(new QCheckBox(tr("Time alone is not enough: a drain has to be &proven"), this))
    , m_callers(new RowsEditor({tr("Name"), tr("Lets go after"), tr("Calls")},
                               tr("Callers that Eureka does not show"), this))
    , m_credentials(new RowsEditor({tr("Name"), tr("Kind"), tr("User"), tr("Header"), tr("Secret"),
                                    tr("Certificate"), tr("Key"), tr("Applications")},
                                   tr("Logins"), this))
    , m_actuators(new RowsEditor({tr("Application"), tr("Path or address")},
                                 tr("Where an application's actuator is"), this))
    , m_links(new RowsEditor({tr("Name"), tr("Address"), tr("Applications")}, tr("Links to pages elsewhere"),
                             this))
    , m_ignored(new RowsEditor({tr("Path")}, tr("What does not count as traffic"), this))
    , m_others(plainLabel(this))
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(2, 12, 10, 12);
    whole->setSpacing(10);
    addServers(whole);
    addLogin(whole);
    addWay(whole);
    addLengths(whole);
    addLists(whole);
    addCounting(whole);
    addPrometheus(whole);
    m_others->setObjectName(QStringLiteral("mistake-others"));
    m_others->setWordWrap(true);
    m_others->hide();
    whole->addWidget(m_others);
    whole->addStretch(1);
}

QFormLayout *ProfileForm::section(QVBoxLayout *whole, const QString &title, const QString &explanation)
{
    QLabel *head = plainLabel(this, title);
    setBold(head, true);
    whole->addWidget(head);
    if (!explanation.isEmpty()) {
        QLabel *words = plainLabel(this, explanation);
        words->setProperty("muted", true);
        words->setWordWrap(true);
        whole->addWidget(words);
    }
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    whole->addLayout(form);
    return form;
}

void ProfileForm::addMistake(QFormLayout *form, const char *member, bool isWide)
{
    QLabel *mistake = plainLabel(this);
    mistake->setObjectName(QLatin1String("mistake-") + QLatin1String(member));
    mistake->setWordWrap(true);
    mistake->hide();
    if (isWide)
        form->addRow(mistake);
    else
        form->addRow(QString(), mistake);
    m_mistakes[member] = mistake;
}

void ProfileForm::touched(const char *member)
{
    m_touched.insert(member);
    emit changed();
}

void ProfileForm::addLine(QFormLayout *form, const char *member, const QString &label, const QString &example,
                          Text field)
{
    addPart(form, member, member, label, example, field);
    addMistake(form, member);
}

void ProfileForm::addLine(QFormLayout *form, const char *member, const QString &label, const QString &example,
                          Texts field)
{
    addPart(form, member, member, label, example, field);
    addMistake(form, member);
}

void ProfileForm::addPart(QFormLayout *form, const char *member, const char *name, const QString &label,
                          const QString &example, Text field)
{
    m_lines.push_back({addEdit(form, member, name, label, example), field});
}

void ProfileForm::addPart(QFormLayout *form, const char *member, const char *name, const QString &label,
                          const QString &example, Texts field)
{
    m_textsLines.push_back({addEdit(form, member, name, label, example), field});
}

QLineEdit *ProfileForm::addEdit(QFormLayout *form, const char *member, const char *name, const QString &label,
                                const QString &example)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QLatin1String(name));
    edit->setPlaceholderText(example);
    form->addRow(label, edit);
    form->labelForField(edit)->setMinimumWidth(labelWidth);
    connect(edit, &QLineEdit::textEdited, this, [this, member] { touched(member); });
    return edit;
}

/// A field as wide as the form, below its label.
void ProfileForm::addBelow(QFormLayout *form, const char *member, const QString &label, QWidget *field)
{
    field->setObjectName(QLatin1String(member));
    if (!label.isEmpty())
        form->addRow(plainLabel(this, label));
    form->addRow(field);
    addMistake(form, member, true);
}

void ProfileForm::addServers(QVBoxLayout *whole)
{
    QFormLayout *form = section(whole, tr("Environment"));
    addLine(form, "name", tr("&Name"), tr("Production EU"), &core::ProfileFields::name);
    addLine(form, "colour", tr("&Colour of the band"), QStringLiteral("#8a1c1c"),
            &core::ProfileFields::colour);
    addLine(form, "timeZone", tr("Time &zone"), tr("Europe/Berlin, or nothing for this machine's"),
            &core::ProfileFields::timeZone);
    m_peers->setObjectName(QStringLiteral("peers"));
    m_peers->setTabChangesFocus(true);
    m_peers->setPlaceholderText(QStringLiteral("http://eureka-1:8761/eureka\nhttp://eureka-2:8761/eureka"));
    m_peers->setFixedHeight(m_peers->fontMetrics().lineSpacing() * 4 + 18);
    form->addRow(tr("&Eureka servers,\none a line"), m_peers);
    addMistake(form, "peers");
    connect(m_peers, &QPlainTextEdit::textChanged, this, [this] { touched("peers"); });
}

void ProfileForm::addLogin(QVBoxLayout *whole)
{
    QFormLayout *form = section(whole, tr("Login at the Eureka servers"),
                                tr("A password is never in a profile: the file that is named holds it in its "
                                   "first line, and only its owner may read it."));
    addLine(form, "user", tr("&User"), QStringLiteral("drainboard"), &core::ProfileFields::user);
    addLine(form, "passwordFile", tr("Pass&word file"),
            QStringLiteral("~/.config/drainboard/production.password"), &core::ProfileFields::passwordFile);
}

void ProfileForm::addWay(QVBoxLayout *whole)
{
    QFormLayout *form = section(whole, tr("Way to the servers"),
                                tr("Only where they are not reached straight away, or their certificates are "
                                   "signed by an authority of your own. Hosts are separated by commas."));
    addLine(form, "proxy", tr("Proxy"), QStringLiteral("socks5://127.0.0.1:1080"),
            &core::ProfileFields::proxy);
    addLine(form, "noProxy", tr("No proxy for"), QStringLiteral("localhost, *.corp.example"),
            &core::ProfileFields::noProxy);
    addLine(form, "caFile", tr("Authority's certificates"), QStringLiteral("~/.config/drainboard/ca.pem"),
            &core::ProfileFields::caFile);
}

void ProfileForm::addLengths(QVBoxLayout *whole)
{
    QFormLayout *form = section(whole, tr("Lengths of the countdown"),
                                tr("Read from servers and callers where they show their settings. What is "
                                   "given here counts instead."));
    addLine(form, "serverCache", tr("Eureka's response cache"), QStringLiteral("30s"),
            &core::ProfileFields::serverCache);
    addLine(form, "fetch", tr("Callers fetch the list every"), QStringLiteral("30s"),
            &core::ProfileFields::fetch);
    addLine(form, "listCache", tr("Callers' load balancer keeps it"), QStringLiteral("35s"),
            &core::ProfileFields::listCache);
    addLine(form, "longestRequest", tr("Longest request"), QStringLiteral("30s"),
            &core::ProfileFields::longestRequest);
    m_proof->setObjectName(QStringLiteral("requireProof"));
    form->addRow(m_proof);
    addMistake(form, "requireProof");
    connect(m_proof, &QCheckBox::toggled, this, [this] { touched("requireProof"); });
}

void ProfileForm::addLists(QVBoxLayout *whole)
{
    QFormLayout *callers =
        section(whole, tr("Callers that Eureka does not show"),
                tr("Each with the whole time from the change in Eureka until it has let go, and the one "
                   "application that it calls, or none for all."));
    addBelow(callers, "callers", {}, m_callers);
    QFormLayout *logins = section(
        whole, tr("Further logins"),
        tr("kind: basic, bearer, header or certificate · secret: ask, keychain, file:PATH, "
           "command:WORDS or fd:NUMBER · applications, separated by commas: sent to these alone, else "
           "to the Eureka servers"));
    addBelow(logins, "credentials", {}, m_credentials);
    QFormLayout *actuators =
        section(whole, tr("Where an application's actuator is"),
                tr("Only where it is not found by itself: a path like /manage, or an address, in which "
                   "{host} stands for the instance's."));
    addBelow(actuators, "actuators", {}, m_actuators);
    QFormLayout *links = section(
        whole, tr("Links to pages elsewhere"),
        tr("Dashboards and logs, opened once the whole address was seen. Placeholders: {application}, "
           "{lowerCaseApplication}, {from}, {to}; of an instance {instanceId}, {host}, {port}, {ipAddr}, "
           "{version}, {zone}, {vipAddress}, {metadata.KEY}. Applications, separated by commas: shown for "
           "these alone."));
    addBelow(links, "links", {}, m_links);
    connect(m_links, &RowsEditor::changed, this, [this] { touched("links"); });
    connect(m_callers, &RowsEditor::changed, this, [this] { touched("callers"); });
    connect(m_credentials, &RowsEditor::changed, this, [this] { touched("credentials"); });
    connect(m_actuators, &RowsEditor::changed, this, [this] { touched("actuators"); });
}

/// A line for each, as a path can hold a comma.
void ProfileForm::addCounting(QVBoxLayout *whole)
{
    QFormLayout *form = section(whole, tr("What does not count as traffic"),
                                tr("Probes and the like, as an instance's counters name them. Questions for "
                                   "its actuator never count."));
    addBelow(form, "ignoredUris", {}, m_ignored);
    connect(m_ignored, &RowsEditor::changed, this, [this] { touched("ignoredUris"); });
}

void ProfileForm::addPrometheus(QVBoxLayout *whole)
{
    QFormLayout *form = section(
        whole, tr("Prometheus"),
        tr("Where it counts this fleet's requests, it is asked for all of them at once; otherwise each "
           "instance is asked itself. The form says what its label holds of an instance, with {host}, {ip}, "
           "{port}, {managementPort}, {id} and {application}; several are separated by commas."));
    addPart(form, "prometheus", "prometheusUrl", tr("Address"), QStringLiteral("http://prometheus:9090"),
            &core::ProfileFields::prometheusUrl);
    addPart(form, "prometheus", "prometheusCredential", tr("Login, by its name above"),
            QStringLiteral("metrics"), &core::ProfileFields::prometheusCredential);
    addPart(form, "prometheus", "prometheusLabel", tr("Label that tells instances apart"),
            QStringLiteral("instance"), &core::ProfileFields::prometheusLabel);
    addPart(form, "prometheus", "prometheusForms", tr("Form of that label"), QStringLiteral("{ip}:{port}"),
            &core::ProfileFields::prometheusForms);
    addPart(form, "prometheus", "prometheusSelector", tr("Only series with"), QStringLiteral("env=\"prod\""),
            &core::ProfileFields::prometheusSelector);
    addMistake(form, "prometheus");
}

void ProfileForm::setFields(const core::ProfileFields &fields)
{
    const QSignalBlocker quiet(this);
    for (const Line &line : m_lines)
        line.edit->setText(shown(fields.*line.field));
    for (const TextsLine &line : m_textsLines)
        line.edit->setText(joined(fields.*line.field, QStringLiteral(", ")));
    m_peers->setPlainText(joined(fields.peers, QStringLiteral("\n")));
    m_proof->setChecked(fields.requireProof);
    QList<QStringList> rows;
    for (const auto &caller : fields.callers)
        rows << QStringList{shown(caller.name), shown(caller.after), shown(caller.calls)};
    m_callers->setRows(rows);
    rows.clear();
    for (const auto &one : fields.credentials)
        rows << QStringList{shown(one.name),    shown(one.kind),
                            shown(one.user),    shown(one.header),
                            shown(one.secret),  shown(one.certificateFile),
                            shown(one.keyFile), joined(one.applications, QStringLiteral(", "))};
    m_credentials->setRows(rows);
    rows.clear();
    for (const auto &actuator : fields.actuators)
        rows << QStringList{shown(actuator.application), shown(actuator.address)};
    m_actuators->setRows(rows);
    rows.clear();
    for (const auto &link : fields.links)
        rows << QStringList{shown(link.name), shown(link.url),
                            joined(link.applications, QStringLiteral(", "))};
    m_links->setRows(rows);
    rows.clear();
    for (const std::string &uri : fields.ignoredUris)
        rows << QStringList{shown(uri)};
    m_ignored->setRows(rows);
    m_touched.clear();
}

core::ProfileFields ProfileForm::fields() const
{
    core::ProfileFields fields;
    for (const Line &line : m_lines)
        fields.*line.field = typed(line.edit->text());
    for (const TextsLine &line : m_textsLines)
        fields.*line.field = parts(line.edit->text(), QLatin1Char(','));
    fields.peers = parts(m_peers->toPlainText(), QLatin1Char('\n'));
    fields.requireProof = m_proof->isChecked();
    for (const QStringList &row : m_callers->rows())
        fields.callers.push_back({typed(row[0]), typed(row[1]), typed(row[2])});
    for (const QStringList &row : m_credentials->rows())
        fields.credentials.push_back({typed(row[0]), typed(row[1]), typed(row[2]), typed(row[3]),
                                      typed(row[4]), typed(row[5]), typed(row[6]),
                                      parts(row[7], QLatin1Char(','))});
    for (const QStringList &row : m_actuators->rows())
        fields.actuators.push_back({typed(row[0]), typed(row[1])});
    for (const QStringList &row : m_links->rows())
        fields.links.push_back({typed(row[0]), typed(row[1]), parts(row[2], QLatin1Char(','))});
    for (const QStringList &row : m_ignored->rows())
        fields.ignoredUris.push_back(typed(row[0]));
    return fields;
}

void ProfileForm::showMistakes(const std::vector<core::ProfileMistake> &mistakes, bool isStrict)
{
    QStringList others;
    std::map<std::string, QString> sentences;
    for (const core::ProfileMistake &mistake : mistakes) {
        if (!m_mistakes.contains(mistake.member))
            others << ProfileText::sentence(mistake);
        else if (isStrict || !isMissing(mistake) || m_touched.contains(mistake.member))
            sentences[mistake.member] = ProfileText::sentence(mistake);
    }
    for (const auto &[member, label] : m_mistakes) {
        const auto found = sentences.find(member);
        label->setText(found == sentences.end() ? QString() : found->second);
        label->setVisible(found != sentences.end());
        tint(label, Theme::palette().down);
    }
    m_others->setText(others.join(QLatin1Char('\n')));
    m_others->setVisible(!others.isEmpty());
    tint(m_others, Theme::palette().down);
}

void ProfileForm::focusFirst()
{
    m_lines.front().edit->setFocus();
}

} // namespace ui
