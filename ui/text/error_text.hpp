// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// An error in people's words. All parts are plain text; `detail` is the untranslated technical part.
struct ErrorWords
{
    QString title;       ///< what happened, and where
    QString explanation; ///< what that means
    QString remedy;      ///< what to do
    QString detail;      ///< as the program or server said it; may be empty

    /// Explanation and remedy as one paragraph.
    [[nodiscard]] QString advice() const;
    /// Everything as plain text paragraphs.
    [[nodiscard]] QString toText() const;
};

/// Turns error codes into sentences. The only place where that is done for the window.
class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::ErrorText)
public:
    [[nodiscard]] static ErrorWords describe(const Error &error);
    /// One line: title without explanation.
    [[nodiscard]] static QString line(const Error &error);

private:
    [[nodiscard]] static QString title(ErrorCode code);
    [[nodiscard]] static QString explanation(ErrorCode code);
    [[nodiscard]] static QString remedy(ErrorCode code);
};

} // namespace kubemori::ui
