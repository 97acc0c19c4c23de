// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/environment_page.hpp"

#include "ui/text/error_text.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/path_edit.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::HopChoices;
using upgrade::PythonProgram;

EnvironmentPage::EnvironmentPage(UpgradeDesk &desk, QWidget *parent)
    : StagePage(upgrade::Stage::Environment, desk, parent)
{
    m_wants = plainLabel(content(), u"environmentWants"_s, true);
    m_python = new QComboBox(content());
    m_python->setObjectName(u"environmentPython"_s);
    m_python->setMinimumContentsLength(20);
    m_python->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_pythonNote = plainLabel(content(), u"environmentPythonNote"_s, true);
    m_venv = new PathEdit(PathEdit::Kind::Folder, u"environmentVenv"_s, content());
    m_wheels = new PathEdit(PathEdit::Kind::Folder, u"environmentWheels"_s, content());
    m_form = new QFormLayout;
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (QWidget *field : std::initializer_list<QWidget *>{m_python, m_venv, m_wheels}) {
        auto *label = plainLabel(content(), u"environmentLabel"_s);
        label->setBuddy(field);
        m_form->addRow(label, field);
        if (field == m_python) {
            m_form->addRow(QString(), m_pythonNote);
        }
    }
    body()->addWidget(m_wants);
    body()->addLayout(m_form);
    connect(m_python, &QComboBox::activated, this, [this] {
        const QString path = m_python->currentData().toString();
        this->desk().choose([&path](HopChoices &choices) { choices.python = path; });
    });
    connect(m_venv, &PathEdit::pathChanged, this, [this](const QString &path) {
        this->desk().choose([&path](HopChoices &choices) { choices.venv = path; });
    });
    connect(m_wheels, &PathEdit::pathChanged, this, [this](const QString &path) {
        this->desk().choose([&path](HopChoices &choices) { choices.wheels = path; });
    });
}

void EnvironmentPage::load()
{
    m_pythons.reset();
    fillPythons();
    desk().source().findPythons(desk().upgrade(),
                                desk().back<Pythons>(this, [this](const Result<Pythons> &pythons) { take(pythons); }));
}

void EnvironmentPage::take(const Result<Pythons> &pythons)
{
    m_pythons = pythons;
    fillPythons();
}

QString EnvironmentPage::pythonText(const PythonProgram &python) const
{
    const QString fits = !python.fits ? tr("does not fit") : !python.hasVenv ? tr("fits, but has no venv") : tr("fits");
    return tr("%1 (%2): %3", "program, version, whether it fits").arg(python.path, python.version, fits);
}

void EnvironmentPage::fillPythons()
{
    const QSignalBlocker blocker(m_python);
    const QString chosen = desk().hasUpgrade() ? desk().hop().choices.python : QString();
    m_python->clear();
    m_python->addItem(tr("The first one that fits"), QString());
    const Pythons pythons = m_pythons && *m_pythons ? **m_pythons : Pythons();
    for (const PythonProgram &python : pythons) {
        m_python->addItem(icons::action(python.fits && python.hasVenv ? u"ready"_s : u"not-ready"_s),
                          pythonText(python), python.path);
    }
    if (!chosen.isEmpty() && m_python->findData(chosen) < 0) {
        m_python->addItem(chosen, chosen); // as it was decided elsewhere
    }
    m_python->setCurrentIndex(std::max(0, m_python->findData(chosen)));
    const bool fits = std::ranges::any_of(pythons, [](const PythonProgram &each) { return each.fits && each.hasVenv; });
    m_pythonNote->setText(!m_pythons          ? tr("Looking for Pythons…")
                          : !*m_pythons       ? ErrorText::line(m_pythons->error())
                          : pythons.isEmpty() ? tr("No Python was found on the deployer. Install one first.")
                          : !fits             ? tr("None of them fits. Install one that does first.")
                                              : QString());
    m_pythonNote->setVisible(!m_pythonNote->text().isEmpty());
}

void EnvironmentPage::showChoices()
{
    if (!desk().hasUpgrade()) {
        return;
    }
    const upgrade::HopRecord &hop = desk().hop();
    const auto show = [](PathEdit *edit, const QString &path) {
        if (edit->path() != path) {
            const QSignalBlocker blocker(edit);
            edit->setPath(path);
        }
    };
    show(m_venv, hop.choices.venv);
    show(m_wheels, hop.choices.wheels);
    m_venv->setTexts(tr("Folder of the environment"), u"~/.local/share/kubemori/venv/"_s + hop.to);
    QStringList wants;
    if (!hop.target.ansibleMin.isEmpty()) {
        wants << (hop.target.ansibleMax.isEmpty()
                      ? tr("ansible-core %1 or later").arg(hop.target.ansibleMin)
                      : tr("ansible-core from %1, below %2").arg(hop.target.ansibleMin, hop.target.ansibleMax));
    }
    if (!hop.target.python.isEmpty()) {
        wants << tr("Python %1").arg(hop.target.python);
    }
    m_wants->setText(wants.isEmpty() ? QString() : tr("%1 wants %2.").arg(hop.to, wants.join(u", "_s)));
    m_wants->setVisible(!wants.isEmpty());
}

void EnvironmentPage::retranslateUi()
{
    const auto label = [this](QWidget *field, const QString &text) {
        if (auto *found = qobject_cast<QLabel *>(m_form->labelForField(field))) {
            found->setText(text);
        }
    };
    label(m_python, tr("Python:"));
    label(m_venv, tr("Folder:"));
    label(m_wheels, tr("Wheels:"));
    m_python->setAccessibleName(tr("Python of the environment"));
    m_wheels->setTexts(tr("Folder with wheels"), tr("Only to install without a network"));
    fillPythons();
    StagePage::retranslateUi();
}

} // namespace kubemori::ui
