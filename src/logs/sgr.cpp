// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/sgr.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace kubemori::logs {

namespace {

/// The numbers of a sequence. Terminals take at most 16 or 32; what a hostile sequence has beyond that is dropped.
class Parameters
{
public:
    explicit Parameters(QStringView text)
    {
        for (const QStringView part : text.tokenize(u';')) {
            bool isFirst = true;
            for (const QStringView number : part.tokenize(u':')) {
                if (m_count == m_values.size()) {
                    return;
                }
                m_values[m_count++] = Value{.number = toNumber(number), .isSub = !isFirst, .isEmpty = number.isEmpty()};
                isFirst = false;
            }
        }
    }

    struct Value
    {
        int number = 0;
        bool isSub = false; ///< came after a colon
        bool isEmpty = false;
    };
    [[nodiscard]] std::span<const Value> values() const { return {m_values.data(), m_count}; }

private:
    static int toNumber(QStringView text)
    {
        constexpr int most = 65535;
        int result = 0;
        for (const QChar c : text) {
            if (c < u'0' || c > u'9') {
                return most;
            }
            result = std::min(most, result * 10 + (c.unicode() - u'0'));
        }
        return result;
    }

    std::array<Value, 32> m_values{};
    std::size_t m_count = 0;
};

using Values = std::span<const Parameters::Value>;

std::optional<std::uint8_t> byteOf(const Parameters::Value &value)
{
    constexpr int most = 255;
    return value.number <= most ? std::optional(static_cast<std::uint8_t>(value.number)) : std::nullopt;
}

std::optional<AnsiColour> rgbOf(Values values)
{
    const auto red = byteOf(values[0]);
    const auto green = byteOf(values[1]);
    const auto blue = byteOf(values[2]);
    if (!red || !green || !blue) {
        return std::nullopt;
    }
    return AnsiColour{.kind = AnsiColour::Kind::Rgb, .index = 0, .red = *red, .green = *green, .blue = *blue};
}

/// Reads what follows 38, 48 or 58; says how many values it took.
std::size_t readColour(Values rest, std::optional<AnsiColour> &colour)
{
    if (rest.empty()) {
        return 0;
    }
    constexpr int byIndex = 5;
    constexpr int byRgb = 2;
    if (rest[0].number == byIndex && rest.size() >= 2) {
        if (const auto index = byteOf(rest[1])) {
            colour = AnsiColour{.kind = AnsiColour::Kind::Indexed, .index = *index};
        }
        return 2;
    }
    if (rest[0].number == byRgb) {
        // 38:2::r:g:b has an (empty) colour space before the numbers, 38;2;r;g;b has not.
        const bool hasSpace = rest.size() >= 5 && rest[0].isSub && rest[1].isSub && rest[4].isSub;
        const std::size_t skip = hasSpace ? 2 : 1;
        if (rest.size() >= skip + 3) {
            colour = rgbOf(rest.subspan(skip, 3));
            return skip + 3;
        }
    }
    return rest.size();
}

AnsiColour indexed(int index)
{
    return AnsiColour{.kind = AnsiColour::Kind::Indexed, .index = static_cast<std::uint8_t>(index)};
}

bool applyColour(AnsiStyle &style, int code)
{
    if (code >= 30 && code <= 37) {
        style.foreground = indexed(code - 30);
    } else if (code >= 90 && code <= 97) {
        style.foreground = indexed(code - 90 + 8);
    } else if (code == 39) {
        style.foreground = {};
    } else if (code >= 40 && code <= 47) {
        style.background = indexed(code - 40);
    } else if (code >= 100 && code <= 107) {
        style.background = indexed(code - 100 + 8);
    } else if (code == 49) {
        style.background = {};
    } else {
        return false;
    }
    return true;
}

void applyAttribute(AnsiStyle &style, int code)
{
    switch (code) {
    case 0:
        style = {};
        break;
    case 1:
        style.bold = true;
        break;
    case 2:
        style.faint = true;
        break;
    case 3:
        style.italic = true;
        break;
    case 4:
    case 21:
        style.underline = true;
        break;
    case 7:
        style.inverse = true;
        break;
    case 9:
        style.strike = true;
        break;
    case 22:
        style.bold = false;
        style.faint = false;
        break;
    case 23:
        style.italic = false;
        break;
    case 24:
        style.underline = false;
        break;
    case 27:
        style.inverse = false;
        break;
    case 29:
        style.strike = false;
        break;
    default:
        break; // blinking and hidden text are not for a log
    }
}

} // namespace

void applySgr(AnsiStyle &style, QStringView parameters)
{
    const Parameters all(parameters);
    const Values values = all.values();
    if (values.empty()) {
        style = {};
        return;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int code = values[i].number;
        if (code == 38 || code == 48 || code == 58) {
            std::optional<AnsiColour> colour;
            i += readColour(values.subspan(i + 1), colour);
            if (colour && code != 58) {
                (code == 38 ? style.foreground : style.background) = *colour;
            }
        } else if (code == 4 && i + 1 < values.size() && values[i + 1].isSub) {
            style.underline = values[i + 1].number != 0;
        } else if (!values[i].isSub && !applyColour(style, code)) {
            applyAttribute(style, code);
        }
    }
}

} // namespace kubemori::logs
