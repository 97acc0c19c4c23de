// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/telling/operation_teller.hpp"

#include "app/telling/operation_report.hpp"
#include "app/telling/webhook.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/text/telling_text.hpp"

#include "command/local_runner.hpp"

#include <QDebug>

#include <chrono>
#include <latch>
#include <utility>

namespace kubemori::telling {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds longestPost{20};

} // namespace

OperationTeller::OperationTeller(std::shared_ptr<const command::LocalEnvironment> environment)
    : m_local(std::make_shared<command::LocalRunner>(nullptr, std::move(environment)))
{
}

OperationTeller::~OperationTeller() = default;

composition::OperationObserver OperationTeller::observer()
{
    return [this](const cluster::Profile &profile, const operation::Event &event) {
        if (const auto *finished = std::get_if<operation::Finished>(&event)) {
            // An operation that was not begun has no journal to report of.
            const auto written = writeReport(composition::operationsRoot(profile.simulated), finished->operation);
            if (!written && written.error().code != ErrorCode::NotFound) {
                qWarning("kubemori: no report: %s", qPrintable(toLogLine(written.error())));
            }
        }
        if (const QString text = newsOf(profile, event); !text.isEmpty() && !profile.notify.webhookFile.isEmpty()) {
            tell(profile, text);
        }
    };
}

void OperationTeller::tell(const cluster::Profile &profile, const QString &text)
{
    m_tasks.post([local = m_local, file = profile.notify.webhookFile, text](const std::stop_token &stop) {
        if (const auto told = postToWebhook(*local, file, text, longestPost, stop); !told) {
            qWarning("kubemori: %s", qPrintable(toLogLine(told.error())));
        }
    });
}

void OperationTeller::wait()
{
    const auto done = std::make_shared<std::latch>(1);
    m_tasks.post([done](const std::stop_token &) { done->count_down(); });
    done->wait();
}

QString newsOf(const cluster::Profile &profile, const operation::Event &event)
{
    if (const auto *asked = std::get_if<operation::Asked>(&event)) {
        return ui::TellingText::needed(profile.name, asked->question);
    }
    if (const auto *finished = std::get_if<operation::Finished>(&event)) {
        return ui::TellingText::over(profile.name, *finished);
    }
    return {};
}

} // namespace kubemori::telling
