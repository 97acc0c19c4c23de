// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/health_bar.hpp"

#include "base/version.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

HealthBar::HealthBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"healthBar"_s);
    m_picture = new QLabel(this);
    m_picture->setObjectName(u"healthSummaryIcon"_s);
    m_summary = plainLabel(this, u"healthSummary"_s, true);
    emphasise(m_summary);
    m_line = new ElidedLabel(this);
    m_line->setObjectName(u"healthProgress"_s);
    m_check = new QPushButton(icons::action(u"refresh"_s), QString(), this);
    m_check->setObjectName(u"healthCheck"_s);
    m_check->setAutoDefault(false);
    m_cancel = new QPushButton(this);
    m_cancel->setObjectName(u"healthCancel"_s);
    m_cancel->setAutoDefault(false);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_summary);
    words->addWidget(m_line);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_picture);
    top->addLayout(words, 1);
    top->addWidget(m_cancel, 0, Qt::AlignTop);
    top->addWidget(m_check, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(makeChoices());
    connect(m_check, &QPushButton::clicked, this, &HealthBar::checkRequested);
    connect(m_cancel, &QPushButton::clicked, this, &HealthBar::cancelRequested);
    retranslateUi();
}

QWidget *HealthBar::makeChoices()
{
    auto *row = new QWidget(this);
    m_targetLabel = plainLabel(row, u"healthTargetLabel"_s);
    m_target = new QComboBox(row);
    m_target->setObjectName(u"healthTarget"_s);
    m_target->setEditable(true);
    m_target->setInsertPolicy(QComboBox::NoInsert);
    m_target->lineEdit()->setObjectName(u"healthTargetText"_s);
    m_target->lineEdit()->setClearButtonEnabled(true);
    m_target->setMinimumContentsLength(14);
    m_target->setMaximumWidth(260);
    m_targetLabel->setBuddy(m_target);
    m_fault = plainLabel(row, u"healthTargetFault"_s, true);
    m_filter = new QLineEdit(row);
    m_filter->setObjectName(u"healthFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(110);
    m_filter->setMaximumWidth(320);
    m_filter->addAction(icons::action(u"search"_s), QLineEdit::LeadingPosition);
    m_all = new QCheckBox(row);
    m_all->setObjectName(u"healthAll"_s);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(8);
    choices->addWidget(m_targetLabel);
    choices->addWidget(m_target, 1);
    choices->addStretch(1);
    choices->addWidget(m_filter, 2);
    choices->addWidget(m_all);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(choices);
    layout->addWidget(m_fault);
    connect(m_target->lineEdit(), &QLineEdit::textChanged, this, [this] {
        updateState();
        Q_EMIT targetChanged();
    });
    connect(m_target->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        if (m_check->isEnabled()) {
            Q_EMIT checkRequested();
        }
    });
    connect(m_filter, &QLineEdit::textChanged, this, &HealthBar::filterChanged);
    connect(m_all, &QCheckBox::toggled, this, &HealthBar::allShownChanged);
    return row;
}

void HealthBar::setSummary(const QString &icon, Tone tone, const QString &text)
{
    m_icon = icon;
    m_tone = tone;
    m_summary->setText(text);
    m_picture->setPixmap(icons::pixmap(icon, 20, Appearance::colour(tone, palette()), devicePixelRatioF()));
}

void HealthBar::setTags(const QStringList &tags)
{
    const QString typed = m_target->currentText();
    const QSignalBlocker quiet(m_target->lineEdit());
    m_target->clear();
    for (auto tag = tags.crbegin(); tag != tags.crend(); ++tag) { // the newest is wanted most often
        m_target->addItem(*tag);
    }
    m_target->setCurrentIndex(-1);
    m_target->setEditText(typed);
}

void HealthBar::setTarget(const QString &tag)
{
    m_target->setEditText(tag);
}

std::optional<QString> HealthBar::target() const
{
    QString text = m_target->currentText().trimmed();
    if (text.isEmpty()) {
        return text;
    }
    if (text.front().isDigit()) {
        text.prepend(u'v');
    }
    return Version::parse(text) ? std::optional(text) : std::nullopt;
}

void HealthBar::setProgress(const QString &line)
{
    m_progress = line;
    updateState();
}

void HealthBar::setHasReport(bool has)
{
    m_check->setVisible(has);
}

void HealthBar::setHasFindings(bool has)
{
    m_filter->setVisible(has);
    m_all->setVisible(has);
}

bool HealthBar::isAllShown() const
{
    return m_all->isChecked();
}

void HealthBar::showAll()
{
    m_all->setChecked(true);
}

void HealthBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void HealthBar::updateState()
{
    const bool isBusy = !m_progress.isEmpty();
    const bool isFit = target().has_value();
    m_line->setText(m_progress);
    m_line->setIcon(isBusy ? u"running"_s : QString(), Appearance::colour(Tone::Active, palette()));
    m_line->setVisible(isBusy);
    m_cancel->setVisible(isBusy);
    m_target->setEnabled(!isBusy);
    m_check->setEnabled(!isBusy && isFit);
    m_check->setToolTip(isBusy  ? tr("It is being looked at.")
                        : isFit ? tr("Looks at checkout, inventory, cluster and nodes; changes nothing")
                                : m_fault->text());
    m_fault->setText(isFit ? QString() : tr("Write a release as v2.31.0, or nothing for the one in use."));
    m_fault->setVisible(!isFit);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Appearance::colour(Tone::Bad, palette()));
    m_fault->setPalette(colours);
}

void HealthBar::retranslateUi()
{
    m_check->setText(tr("Check again"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the check"));
    m_targetLabel->setText(tr("Upgrade to"));
    m_target->setAccessibleName(tr("Release to look for"));
    m_target->setToolTip(
        tr("The release that an upgrade is meant to lead to; empty: none, the one in use is looked at"));
    m_target->lineEdit()->setPlaceholderText(tr("none, as it is now"));
    m_target->lineEdit()->setAccessibleName(tr("Release to look for"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the issues"));
    m_all->setText(tr("Show silenced and untold ones"));
    updateState();
}

void HealthBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    } else if (event->type() == QEvent::PaletteChange && !m_icon.isEmpty()) {
        setSummary(m_icon, m_tone, m_summary->text());
        updateState();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
