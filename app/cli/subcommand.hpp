// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_store.hpp"
#include "cluster/profile.hpp"
#include "command/secret_store.hpp"

#include <QString>

#include <memory>
#include <optional>
#include <stop_token>

class QCommandLineParser;

namespace kubemori::demo {
class DemoWorld;
}

namespace kubemori::composition {
struct Surroundings;
}

namespace kubemori::cli {

/// What every subcommand has at hand.
struct Context
{
    bool json = false;
    QString configFile;                    ///< empty: the usual place
    std::shared_ptr<demo::DemoWorld> demo; ///< set: the demo's clusters instead
    cluster::Timeouts timeouts{};          ///< where a profile names none
    ansible::RunRetention retention{};     ///< of runs of ansible
    std::stop_token stop;
    std::shared_ptr<command::SecretStore> keyring; ///< null: what is typed is kept in memory only

    /// Where the operations are kept.
    [[nodiscard]] QString operationsRoot() const;
    [[nodiscard]] composition::Surroundings surroundings() const;
};

/// One word of the command line with its own options: `kubemori nodes …`.
class Subcommand
{
public:
    virtual ~Subcommand() = default;
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString summary() const = 0;
    virtual void addOptions(QCommandLineParser &parser) const = 0;
    /// How many words may follow that are no options.
    [[nodiscard]] virtual int mostArguments() const { return 0; }
    /// Returns the exit code. Runs on the main thread without an event loop.
    [[nodiscard]] virtual int run(const QCommandLineParser &parser, const Context &context) = 0;
};

/// The profile called `name` (id first, then name) of clusters.yaml, or of the demo; says on standard error why there
/// is none.
[[nodiscard]] std::optional<cluster::Profile> findProfile(const QString &name, const Context &context);

} // namespace kubemori::cli
