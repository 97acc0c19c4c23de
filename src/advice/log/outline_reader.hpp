// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/log/failure_collector.hpp"
#include "advice/log/line_start.hpp"
#include "advice/log/log_outline.hpp"
#include "advice/log/output_class.hpp"
#include "ansible/log_reader.hpp"

#include <QByteArray>
#include <QHash>

#include <stop_token>
#include <vector>

namespace kubemori::advice {

/// Reads the outline of one log, see readOutline(). What ansible::LogReader gets to see: banners of tasks in which
/// something failed or a failed host went on, these lines, and all of plays and recaps.
class OutlineReader
{
public:
    OutlineReader(QByteArrayView log, QDate written);

    [[nodiscard]] LogOutline read(const std::stop_token &stop);

private:
    using Owner = LogSegment::Owner;
    struct Line
    {
        QByteArrayView bytes;
        qint64 offset = 0;
        qint64 number = 0; ///< from 1
    };

    void readLine(const Line &line);
    void readText(const Line &line, QByteArrayView text, OutputClass what);
    void readOther(const Line &line, QByteArrayView text);
    void readOutside(const Line &line, QByteArrayView text);
    void readRecapLine(const Line &line, QByteArrayView text);
    [[nodiscard]] bool readBalloonLine(const Line &line, QByteArrayView text);
    void startSection(const Line &line, QByteArrayView text, bool isHandler);
    void fail(const Line &line, QByteArrayView text);
    void ownFailure(const Line &line);
    [[nodiscard]] bool readExcerpt(const Line &line, QByteArrayView text);
    void error(const Line &line, QByteArrayView text);
    void goOn(const Line &line, QByteArrayView text);
    void startDocument(const Line &line);
    void readDocumentLine(const Line &line);
    void endDocument();
    void own(const Line &line, Owner owner, qint64 failureLine = 0);
    [[nodiscard]] Owner owner() const { return m_outline.segments.back().owner; }
    void flushSection();
    void feed(const Line &line);
    void drain();

    QByteArrayView m_log;
    LogOutline m_outline;
    ansible::LogReader m_reader;
    FailureCollector m_collector;
    LineStart m_start;
    int m_fed = 0;

    bool m_isInRun = false;
    bool m_isInRecap = false;
    bool m_hasTally = false; ///< the recap has named a host
    bool m_isAdHoc = false;
    bool m_isInBalloon = false;
    bool m_isHandler = false;
    bool m_hasResult = false; ///< in this task
    bool m_isBehind = false;  ///< what follows belongs to a failure
    int m_section = 0;
    std::vector<Line> m_banner;    ///< of the task, as long as nobody needs it
    QHash<QByteArray, int> m_open; ///< hosts that failed and perhaps go on, and in which task
    QByteArray m_lastFailed;
    qsizetype m_error = -1; ///< segment of an error that may belong to the next failure; -1: none

    bool m_isInExcerpt = false; ///< of a playbook, behind an error

    bool m_isInDocument = false;
    std::size_t m_documentSegment = 0;
    std::vector<Line> m_document;
};

} // namespace kubemori::advice
