// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_page.hpp"

#include "ui/diff/diff_filter_bar.hpp"
#include "ui/diff/diff_pane.hpp"
#include "ui/diff/diff_source_bar.hpp"
#include "ui/diff/diff_tree.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/text/diff_text.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/message_bar.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using diff::DiffSource;

namespace {

constexpr int searchDelay = 250;
constexpr QLatin1StringView sampleInventory("inventory/sample");

} // namespace

DiffPage::DiffPage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"diffPage"_s);
    m_sources = new DiffSourceBar(this);
    m_message = new MessageBar(this);
    m_message->setObjectName(u"diffMessage"_s);
    m_message->hide();
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"diffSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    auto *left = new QWidget(m_splitter);
    m_filter = new DiffFilterBar(left);
    m_tree = new DiffTree(left);
    m_summary = plainLabel(left, u"diffSummary"_s);
    m_summary->setContentsMargins(8, 4, 8, 6);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addWidget(m_summary);
    left->setMinimumWidth(180);
    m_pane = new DiffPane(m_splitter);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({290, 800});
    m_empty = new EmptyState(u"edit"_s, u"diffEmpty"_s, this);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(u"diffStack"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sources);
    layout->addWidget(m_message);
    layout->addWidget(m_stack, 1);
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(searchDelay);
    makeActions();
    connect(m_sources, &DiffSourceBar::chosen, this, &DiffPage::compare);
    connect(m_tree, &DiffTree::currentFileChanged, this, &DiffPage::openCurrent);
    connect(m_tree, &DiffTree::activated, m_pane->view(), [this] { m_pane->view()->setFocus(Qt::OtherFocusReason); });
    connect(m_filter, &DiffFilterBar::pathChanged, this, &DiffPage::applyFilter);
    connect(m_filter, &DiffFilterBar::inventoryChanged, this, &DiffPage::applyFilter);
    connect(m_filter, &DiffFilterBar::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(&m_searchDelay, &QTimer::timeout, this, &DiffPage::searchFiles);
    connect(m_pane, &DiffPane::optionsChanged, this, &DiffPage::compare);
    connect(m_pane, &DiffPane::leftByChange, this, [this](bool forward) {
        m_beginAtEnd = !forward;
        m_tree->step(forward);
    });
    retranslateUi();
}

DiffPage::~DiffPage() = default;

void DiffPage::makeActions()
{
    const auto make = [this](const QString &name, const QKeySequence &keys, auto function) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, function);
        return action;
    };
    m_nextFile = make(u"diffNextFile"_s, QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { m_tree->step(true); });
    m_previousFile =
        make(u"diffPreviousFile"_s, QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { m_tree->step(false); });
}

template<class T, class Take> DiffBackend::Answer<T> DiffPage::answerTo(quint64 &newest, Take take)
{
    const quint64 ticket = ++newest;
    return [this, &newest, ticket, take, address = m_mailbox.address()](Result<T> result) {
        address.post([this, &newest, ticket, take, result = std::move(result)] {
            if (ticket == newest) {
                take(result);
            }
        });
    };
}

void DiffPage::setBackend(DiffBackend *backend)
{
    m_backend = backend;
    for (quint64 *ticket : {&m_namesTicket, &m_listTicket, &m_fileTicket, &m_searchTicket}) {
        ++*ticket; // what is under way is the old one's
    }
    m_listing.reset();
    m_listed.reset();
    m_opened.reset();
    m_withText.reset();
    m_isListing = false;
    m_message->hide();
    m_sources->setNames({});
    m_sources->setVersions({}, {});
    m_tree->setFiles({}, {});
    m_sources->setEnabled(backend != nullptr);
    if (backend != nullptr) {
        m_sources->setFoldersHere(backend->isHere());
        askNames();
    }
    updateSummary();
}

void DiffPage::open(const QString &repository, const QString &from, const QString &to)
{
    m_sources->setRepository(repository);
    m_sources->setVersions(from, to);
    compare();
}

void DiffPage::setInventory(const QString &path)
{
    QString folder = path;
    while (folder.endsWith(u'/')) {
        folder.chop(1);
    }
    if (folder == m_inventory) {
        return;
    }
    m_inventory = folder;
    m_filter->setInventory(shownInventory(), false);
    if (m_listed) {
        compare(); // whether either version has it is to be asked
    }
}

void DiffPage::showFile(const QString &path)
{
    m_wantedFile = m_tree->select(path) ? QString() : path;
}

QString DiffPage::from() const
{
    return m_sources->from();
}

QString DiffPage::to() const
{
    return m_sources->to();
}

QString DiffPage::currentFile() const
{
    const auto &file = m_pane->view()->diff();
    return file ? file->change.path() : QString();
}

void DiffPage::focusFilter()
{
    m_filter->focusPath();
}

void DiffPage::askNames()
{
    m_backend->names(answerTo<diff::RepositoryNames>(m_namesTicket, [this](const Result<diff::RepositoryNames> &names) {
        if (names) {
            m_sources->setNames(*names);
        } else {
            showError(names.error(), tr("The tags and branches could not be read."));
        }
    }));
}

DiffBackend::ListRequest DiffPage::request() const
{
    const auto from = DiffSource::parse(m_sources->from());
    const auto to = DiffSource::parse(m_sources->to());
    return {.from = from ? *from : DiffSource(),
            .to = to ? *to : DiffSource(),
            .options = m_pane->options(),
            .inventory = m_inventory};
}

void DiffPage::compare()
{
    if (m_backend == nullptr || m_sources->from().isEmpty() || m_sources->to().isEmpty()) {
        updateSummary();
        return;
    }
    m_message->hide();
    for (const QString &version : {m_sources->from(), m_sources->to()}) {
        if (const auto source = DiffSource::parse(version); !source) {
            showError(source.error(), tr("These two cannot be compared."));
            return;
        }
    }
    const DiffBackend::ListRequest wanted = request();
    const bool isOtherPair = !m_listed || m_listed->from != wanted.from || m_listed->to != wanted.to;
    m_listed = wanted;
    m_isListing = true;
    ++m_fileTicket; // of the list that was
    ++m_searchTicket;
    updateSummary();
    m_backend->list(wanted,
                    answerTo<DiffBackend::Listing>(
                        m_listTicket, [this](const Result<DiffBackend::Listing> &listing) { takeList(listing); }));
    if (isOtherPair) {
        Q_EMIT versionsChanged(from(), to());
    }
}

void DiffPage::takeList(const Result<DiffBackend::Listing> &listing)
{
    m_isListing = false;
    m_withText.reset();
    if (!listing) {
        m_listing.reset();
        m_tree->setFiles({}, {});
        showError(listing.error(), tr("The two versions could not be compared."));
        updateSummary();
        return;
    }
    m_listing = *listing;
    m_filter->setInventory(shownInventory(), !m_inventory.isEmpty() && !m_listing->holdsInventory);
    if (!m_filter->text().isEmpty()) {
        searchFiles();
    }
    // The tree opens the file that was shown before, or the first.
    m_tree->setFiles(m_listing->files, fileFilter());
    updateSummary();
    if (!m_wantedFile.isEmpty()) {
        m_tree->select(std::exchange(m_wantedFile, QString()));
    }
}

QString DiffPage::shownInventory() const
{
    if (m_inventory.isEmpty()) {
        return {};
    }
    if (!m_listing) {
        return m_inventory;
    }
    return m_listing->holdsInventory ? m_listing->inventory : QString(sampleInventory);
}

void DiffPage::searchFiles()
{
    const QString text = m_filter->text();
    ++m_searchTicket;
    if (text.isEmpty() || !m_listing || !m_listed || m_backend == nullptr) {
        m_withText.reset();
        applyFilter();
        return;
    }
    m_backend->filesWith(*m_listed, m_listing->files, text,
                         answerTo<QSet<QString>>(m_searchTicket, [this](const Result<QSet<QString>> &found) {
                             if (found) {
                                 m_withText = *found;
                                 applyFilter();
                             } else {
                                 showError(found.error(), tr("The changed text could not be searched."));
                             }
                         }));
}

std::function<bool(const diff::FileChange &)> DiffPage::fileFilter() const
{
    const QString inventory = m_filter->isOnlyInventory() ? shownInventory() : QString();
    return [words = m_filter->pathWords(), inventory, withText = m_withText](const diff::FileChange &file) {
        const QString paths = file.old.path + u'\n' + file.now.path;
        return file.isBelow(inventory) && (!withText || withText->contains(file.path())) &&
               std::ranges::all_of(words,
                                   [&paths](const QString &word) { return paths.contains(word, Qt::CaseInsensitive); });
    };
}

void DiffPage::applyFilter()
{
    m_tree->setFilter(fileFilter());
    updateSummary();
}

void DiffPage::openCurrent()
{
    const diff::FileChange *file = m_tree->current();
    if (file == nullptr || !m_listed || m_backend == nullptr) {
        ++m_fileTicket;
        m_opened.reset();
        m_pane->clear();
        return;
    }
    const std::pair wanted(m_listTicket, file->path());
    if (m_opened == wanted) { // a filter let it pass: what is shown stays as it is
        return;
    }
    m_opened = wanted;
    m_backend->open(
        {.from = m_listed->from, .to = m_listed->to, .options = m_listed->options, .file = *file},
        answerTo<std::shared_ptr<const diff::FileDiff>>(
            m_fileTicket, [this](const Result<std::shared_ptr<const diff::FileDiff>> &opened) { takeFile(opened); }));
}

void DiffPage::takeFile(const Result<std::shared_ptr<const diff::FileDiff>> &file)
{
    if (!file) {
        m_opened.reset();
        m_pane->clear();
        showError(file.error(), tr("The file could not be read."));
        return;
    }
    m_pane->showFile(*file);
    if (std::exchange(m_beginAtEnd, false)) {
        m_pane->toLastChange();
    }
    Q_EMIT fileShown((*file)->change.path());
}

void DiffPage::showError(const Error &error, const QString &during)
{
    if (error.code == ErrorCode::Cancelled) {
        return;
    }
    const ErrorWords words = ErrorText::describe(error);
    QStringList parts{during, words.title, words.advice(), words.detail};
    parts.removeAll(QString());
    m_message->showMessage(Tone::Bad, parts.join(u'\n'));
}

void DiffPage::updateSummary()
{
    const bool hasFiles = m_listing && !m_listing->files.files.isEmpty();
    m_stack->setCurrentWidget(hasFiles ? static_cast<QWidget *>(m_splitter) : m_empty);
    if (m_isListing) {
        m_empty->setTexts(tr("Comparing…"), tr("%1 with %2").arg(from(), to()));
    } else if (m_backend == nullptr) {
        m_empty->setTexts(tr("Nothing to compare"), tr("No Kubespray checkout is set for this cluster."));
    } else if (m_listing) {
        m_empty->setTexts(tr("No difference"), tr("Both versions have the same files with the same content."));
    } else {
        m_empty->setTexts(tr("Nothing is compared yet"), tr("Choose two versions above."));
    }
    if (!m_listing) {
        m_summary->clear();
        return;
    }
    const QLocale locale;
    const diff::FileList &shown = m_tree->files().shown();
    const auto all = static_cast<int>(m_listing->files.files.size());
    const QString lines = u"  +%1 −%2"_s.arg(locale.toString(shown.added()), locale.toString(shown.removed()));
    const bool isWhole = shown.files.size() == all;
    m_summary->setText(
        (isWhole ? tr("%n file(s)", nullptr, all) : tr("%1 of %n file(s)", nullptr, all).arg(shown.files.size())) +
        lines);
}

void DiffPage::retranslateUi()
{
    setAccessibleName(tr("Compare versions"));
    m_nextFile->setText(tr("Next File"));
    m_previousFile->setText(tr("Previous File"));
    updateSummary();
}

void DiffPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
