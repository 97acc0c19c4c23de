// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connection_page.hpp"

#include "base/duration_text.hpp"
#include "settings/proxies.hpp"
#include "ui/settings/form.hpp"

#include <QLabel>
#include <QLineEdit>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using cluster::Timeouts;
using settings::ProxyFault;

ConnectionPage::ConnectionPage(QWidget *parent)
    : SettingsPage(parent)
{
    setObjectName(u"settingsConnections"_s);
    m_timeouts = {{.field = &Timeouts::command, .edit = makeEdit(u"settingsTimeoutCommand"_s)},
                  {.field = &Timeouts::drain, .edit = makeEdit(u"settingsTimeoutDrain"_s)},
                  {.field = &Timeouts::detach, .edit = makeEdit(u"settingsTimeoutDetach"_s)},
                  {.field = &Timeouts::down, .edit = makeEdit(u"settingsTimeoutDown"_s)},
                  {.field = &Timeouts::up, .edit = makeEdit(u"settingsTimeoutUp"_s)},
                  {.field = &Timeouts::ready, .edit = makeEdit(u"settingsTimeoutReady"_s)},
                  {.field = &Timeouts::gates, .edit = makeEdit(u"settingsTimeoutGates"_s)}};
    m_http = makeEdit(u"settingsProxyHttp"_s);
    m_https = makeEdit(u"settingsProxyHttps"_s);
    m_none = makeEdit(u"settingsProxyNone"_s);
    Form form(this);
    m_timeoutsHeading = form.addHeading(u"settingsTimeoutsHeading"_s);
    m_timeoutsHint = form.addHint(u"settingsTimeoutsHint"_s);
    for (const Timeout &timeout : m_timeouts) {
        timeout.edit->setMaximumWidth(140);
        timeout.edit->setPlaceholderText(durationText(Timeouts{}.*timeout.field));
        form.addField(timeout.edit);
    }
    m_proxiesHeading = form.addHeading(u"settingsProxiesHeading"_s);
    m_proxiesHint = form.addHint(u"settingsProxiesHint"_s);
    for (QLineEdit *edit : {m_http, m_https, m_none}) {
        form.addField(edit);
    }
    form.addStretch();
    m_http->setPlaceholderText(u"http://proxy.example.com:3128"_s);
    m_https->setPlaceholderText(u"http://proxy.example.com:3128"_s);
    m_none->setPlaceholderText(u"localhost,.example.com,10.0.0.0/8"_s);
    retranslateUi();
}

QLineEdit *ConnectionPage::makeEdit(const QString &name)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    connect(edit, &QLineEdit::textChanged, this, &SettingsPage::edited);
    return edit;
}

QString ConnectionPage::title() const
{
    return tr("Connections");
}

void ConnectionPage::setValues(const settings::Settings &settings)
{
    const QSignalBlocker quiet(this);
    for (const Timeout &timeout : m_timeouts) {
        timeout.edit->setText(durationText(settings.timeouts.*timeout.field));
    }
    m_http->setText(settings.proxies.http);
    m_https->setText(settings.proxies.https);
    m_none->setText(settings.proxies.none);
}

void ConnectionPage::takeValues(settings::Settings &settings) const
{
    for (const Timeout &timeout : m_timeouts) {
        // An empty field is the built-in value, which it shows.
        settings.timeouts.*timeout.field =
            parseDuration(timeout.edit->text().trimmed()).value_or(Timeouts{}.*timeout.field);
    }
    settings.proxies = {
        .http = m_http->text().trimmed(), .https = m_https->text().trimmed(), .none = m_none->text().trimmed()};
}

QString ConnectionPage::proxyText(const QString &address)
{
    const auto fault = address.isEmpty() ? std::nullopt : settings::proxyFault(address);
    if (!fault) {
        return {};
    }
    switch (*fault) {
    case ProxyFault::Credentials:
        return tr("A proxy with a name or password is not taken: it would stand in a file, and everybody on this "
                  "machine could read it in the list of processes. Use a proxy that lets this machine in, or a local "
                  "one (such as cntlm) that logs in.");
    case ProxyFault::Scheme:
        return tr("A proxy begins with http://, https://, socks5:// or socks5h://.");
    case ProxyFault::NoAddress:
    case ProxyFault::Extra:
        break;
    }
    return tr("A proxy is written as http://HOST:PORT, with nothing behind it.");
}

QString ConnectionPage::fault() const
{
    for (const Timeout &timeout : m_timeouts) {
        const QString text = timeout.edit->text().trimmed();
        const auto value = parseDuration(text);
        if (!text.isEmpty() && (!value || *value < Timeouts::shortest || *value > Timeouts::longest)) {
            return tr("%1: write a time from 1s to 24h, such as 90s, 10m or 1h30m.")
                .arg(timeout.edit->accessibleName());
        }
    }
    for (const QLineEdit *edit : {m_http, m_https}) {
        if (const QString text = proxyText(edit->text().trimmed()); !text.isEmpty()) {
            return text;
        }
    }
    return settings::isProxyExceptionList(m_none->text().trimmed())
               ? QString()
               : tr("%1: write names, domains and addresses, separated by commas.").arg(m_none->accessibleName());
}

void ConnectionPage::retranslateUi()
{
    m_timeoutsHeading->setText(tr("Timeouts where clusters.yaml names none"));
    m_timeoutsHint->setText(tr("Seconds, or 90s, 10m, 1h30m. They count for clusters from the next start of Kubemori "
                               "on, and are shown in the plan of an operation."));
    const QStringList labels{tr("A single &command:"),        tr("&Draining a node:"),      tr("Detaching &volumes:"),
                             tr("Until a node is do&wn:"),    tr("Until it is &up again:"), tr("Until it is &Ready:"),
                             tr("Until the &gates are open:")};
    for (qsizetype i = 0; i < m_timeouts.size(); ++i) {
        Form::setLabel(m_timeouts[i].edit, labels[i]);
    }
    m_proxiesHeading->setText(tr("Proxies for git, ansible, kubectl and curl"));
    m_proxiesHint->setText(tr("For programs that run on this machine. Empty: as the environment says. ssh does not use "
                              "them; ~/.ssh/config does that."));
    Form::setLabel(m_http, tr("&HTTP:"));
    Form::setLabel(m_https, tr("HTTP&S:"));
    Form::setLabel(m_none, tr("Not &for:"));
}

} // namespace kubemori::ui
