// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/gate_result.hpp"
#include "ui/widgets/appearance.hpp"

#include <QTreeWidget>

namespace kubemori::ui {

/// What the gates of a step say: verdict with icon, word and colour, the gate, what it is about, and what was seen. As
/// high as its lines need, up to a limit (lower in a low window) beyond which it scrolls.
class GateList final : public QTreeWidget
{
    Q_OBJECT
public:
    enum Role { IconRole = Qt::UserRole + 1, ToneRole };
    enum Column { Verdict, Gate, Subject, Evidence, ColumnCount };

    explicit GateList(QWidget *parent = nullptr);

    void setResults(const QList<operation::GateResult> &results);

    [[nodiscard]] static QString icon(operation::GateVerdict verdict);
    [[nodiscard]] static Tone tone(operation::GateVerdict verdict);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    int m_subjectWidth = 0; ///< wanted
};

} // namespace kubemori::ui
