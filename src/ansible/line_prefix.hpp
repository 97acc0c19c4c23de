// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <QStringView>

namespace kubemori::ansible {

/// Takes off what other programs put in front of each line of a log: a time stamp, and behind it a source (our own
/// saved logs: "2026-03-01T21:30:00.000Z node text"), a unit (journald) or a process (ansible's own log_path). How a
/// log does it is learnt from the first line that is recognised behind its stamp.
class LinePrefix
{
public:
    /// `written`: when the log was last written, for stamps without a year ("Nov 28 01:00:00"); invalid: those tell no
    /// time.
    explicit LinePrefix(QDate written = {})
        : m_written(written)
    {
    }

    struct Stripped
    {
        QString text;
        qint64 timeMs = 0; ///< UTC, ms since 1970; 0: not known
    };

    /// `isKnown(text)`: whether that is a line of ansible's. Stamps without a zone are of the local one.
    template<class IsKnown> [[nodiscard]] Stripped strip(const QString &line, const IsKnown &isKnown)
    {
        if (m_form == Form::Plain) {
            return {.text = line, .timeMs = 0};
        }
        const Stamp stamp = readStamp(line);
        const QStringView rest = QStringView(line).sliced(stamp.length);
        if (m_form != Form::Unknown) {
            return {.text = stamp.length > 0 ? behind(rest, m_form).toString() : line, .timeMs = stamp.timeMs};
        }
        if (stamp.length == 0) {
            m_form = isKnown(line) ? Form::Plain : Form::Unknown;
            return {.text = line, .timeMs = 0};
        }
        for (const Form form : {Form::Stamp, Form::Process, Form::Unit, Form::Source}) {
            if (QString text = behind(rest, form).toString(); isKnown(text)) {
                m_form = form;
                return {.text = std::move(text), .timeMs = stamp.timeMs};
            }
        }
        return {.text = rest.toString(), .timeMs = stamp.timeMs};
    }

    /// It was seen that the lines of this log have nothing in front.
    [[nodiscard]] bool isNone() const { return m_form == Form::Plain; }

private:
    enum class Form {
        Unknown,
        Plain,
        Stamp,   ///< nothing but the time
        Process, ///< "p=4711 u=root n=ansible INFO| text"
        Unit,    ///< "host ansible-playbook[4711]: text"
        Source,  ///< "node text"
    };
    struct Stamp
    {
        qsizetype length = 0;
        qint64 timeMs = 0;
    };

    [[nodiscard]] Stamp readStamp(QStringView line);
    [[nodiscard]] static QStringView behind(QStringView rest, Form form);
    [[nodiscard]] qint64 toUtc(QDate date, int hour, qint64 msOfHour);

    QDate m_written;
    Form m_form = Form::Unknown;
    QDate m_offsetDate; ///< for which hour the local zone's offset was looked up: that is slow
    int m_offsetHour = -1;
    qint64 m_offsetMs = 0;
};

/// The start of a task as the callback profile_tasks tells it: "Saturday 28 November 2026  01:00:00 +0000 (0:00:00.123)
/// …"; 0: it is no such line.
[[nodiscard]] qint64 readProfileTime(QStringView line);

} // namespace kubemori::ansible
