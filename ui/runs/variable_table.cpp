// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/variable_table.hpp"

#include "ui/widgets/icons.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::ExtraVariable;

namespace {

enum Column { Name, Value, Kind, ColumnCount };
constexpr int shownRows = 3;

/// Any JSON value, which QJsonDocument only reads inside something.
QJsonValue jsonOf(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson((u'[' + text + u']').toUtf8());
    return document.isArray() && document.array().size() == 1 ? document.array().at(0)
                                                              : QJsonValue(QJsonValue::Undefined);
}

QString textOf(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString();
    }
    const QByteArray bytes = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(bytes.sliced(1, bytes.size() - 2));
}

VariableTable::Type typeOf(const QJsonValue &value)
{
    return value.isDouble()                          ? VariableTable::Type::Number
           : value.isBool()                          ? VariableTable::Type::Boolean
           : value.isString() || value.isUndefined() ? VariableTable::Type::Text
                                                     : VariableTable::Type::Json;
}

QJsonValue valueOf(const QString &text, VariableTable::Type type)
{
    if (type == VariableTable::Type::Text) {
        return text;
    }
    const QJsonValue value = jsonOf(text.trimmed());
    const bool isRight = type == VariableTable::Type::Json || typeOf(value) == type;
    return isRight ? value : QJsonValue(QJsonValue::Undefined);
}

} // namespace

VariableTable::VariableTable(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"runVariables"_s);
    m_table = new QTableWidget(0, ColumnCount, this);
    m_table->setObjectName(u"runVariablesTable"_s);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(std::max(28, fontMetrics().height() + 12));
    m_table->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(Value, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(Name, fontMetrics().horizontalAdvance(u'x') * 26);
    m_table->setColumnWidth(Kind, fontMetrics().horizontalAdvance(u'x') * 18);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            shownRows * m_table->verticalHeader()->defaultSectionSize() + 4);
    m_add = new QPushButton(icons::action(u"add"_s), QString(), this);
    m_add->setObjectName(u"runVariablesAdd"_s);
    m_add->setAutoDefault(false);
    m_remove = new QPushButton(icons::action(u"remove"_s), QString(), this);
    m_remove->setObjectName(u"runVariablesRemove"_s);
    m_remove->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({});
        m_table->setCurrentCell(m_table->rowCount() - 1, Name);
        m_table->editItem(m_table->currentItem());
        Q_EMIT changed();
    });
    connect(m_remove, &QPushButton::clicked, this, &VariableTable::removeRow);
    connect(m_table, &QTableWidget::cellChanged, this, &VariableTable::changed);
    connect(m_table, &QTableWidget::currentCellChanged, this,
            [this] { m_remove->setEnabled(m_table->currentRow() >= 0); });
    m_remove->setEnabled(false);
    retranslateUi();
}

void VariableTable::setVariables(const QList<ExtraVariable> &variables)
{
    m_table->setRowCount(0);
    for (const ExtraVariable &variable : variables) {
        addRow(variable);
    }
}

void VariableTable::addRow(const ExtraVariable &variable)
{
    const QSignalBlocker quiet(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, Name, new QTableWidgetItem(variable.name));
    m_table->setItem(row, Value,
                     new QTableWidgetItem(
                         variable.value.isUndefined() || variable.value.isNull() ? QString() : textOf(variable.value)));
    auto *kind = new QComboBox(m_table);
    kind->setObjectName(u"runVariablesType"_s);
    for (int type = 0; type <= static_cast<int>(Type::Json); ++type) {
        kind->addItem(QString(), type);
    }
    kind->setCurrentIndex(static_cast<int>(variable.name.isEmpty() ? Type::Text : typeOf(variable.value)));
    connect(kind, &QComboBox::currentIndexChanged, this, &VariableTable::changed);
    m_table->setCellWidget(row, Kind, kind);
    retranslateUi();
}

void VariableTable::removeRow()
{
    m_table->removeRow(m_table->currentRow());
    Q_EMIT changed();
}

Result<QList<ExtraVariable>> VariableTable::variables() const
{
    QList<ExtraVariable> variables;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, Name)->text().trimmed();
        const QString text = m_table->item(row, Value)->text();
        if (name.isEmpty() && text.isEmpty()) {
            continue;
        }
        const auto *kind = qobject_cast<QComboBox *>(m_table->cellWidget(row, Kind));
        const QJsonValue value = valueOf(text, static_cast<Type>(kind == nullptr ? 0 : kind->currentIndex()));
        if (name.isEmpty() || value.isUndefined()) {
            return fail(ErrorCode::InvalidInput, text, name);
        }
        variables.append({name, value});
    }
    return variables;
}

void VariableTable::retranslateUi()
{
    m_table->setAccessibleName(tr("Extra variables"));
    m_table->setHorizontalHeaderLabels({tr("Variable"), tr("Value"), tr("Type")});
    m_add->setText(tr("&Add variable"));
    m_remove->setText(tr("Remove"));
    m_remove->setAccessibleName(tr("Remove the variable"));
    const QStringList types{tr("text"), tr("number"), tr("true or false"), tr("JSON")};
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (auto *kind = qobject_cast<QComboBox *>(m_table->cellWidget(row, Kind))) {
            kind->setAccessibleName(tr("Type of the value"));
            for (int type = 0; type < kind->count(); ++type) {
                kind->setItemText(type, types.at(type));
            }
        }
    }
}

void VariableTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
