package dev.heng.budget.settlement.rest;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.settlement.AccountBook;
import dev.heng.budget.settlement.AccountDifferences;
import dev.heng.budget.settlement.AccountTotal;
import dev.heng.budget.settlement.FinalAccount;
import dev.heng.budget.settlement.FinalAccounts;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a version of a final account says, and what came after it. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/final-accounts/{year}/{version}")
@Tag(name = "Settlement")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AccountContentResource {
    private static final int LINE_PARTS = 4;

    private final Hospitals hospitals;
    private final VisibleCentres visible;
    private final FinalAccounts accounts;
    private final AccountBook book;
    private final AccountDifferences differences;

    AccountContentResource(
            Hospitals hospitals,
            VisibleCentres visible,
            FinalAccounts accounts,
            AccountBook book,
            AccountDifferences differences) {
        this.hospitals = hospitals;
        this.visible = visible;
        this.accounts = accounts;
        this.book = book;
        this.differences = differences;
    }

    @GET
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("lines")
    @Operation(
            operationId = "listFinalAccountLines",
            summary = "The lines of a version, from the original budget to what was carried forward",
            description =
                    "centre and subject narrow; red=true: only those that need a comment. A budget officer sees its centres. Role:"
                            + " budget-officer, owner-department, budget-office, committee, auditor or admin.")
    public Page<AccountLineView> lines(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @PathParam("version") String version,
            @QueryParam("centre") @Nullable String centre,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("red") @Nullable Boolean red,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        FinalAccount account = find(hospital, year, version);
        Page.Request page = Page.request(limit, after, LINE_PARTS);
        Optional<Set<String>> seen = visible.of(hospital);
        if (centre != null) {
            VisibleCentres.require(seen, Texts.code("centre", centre));
        }
        AccountBook.Filter filter = new AccountBook.Filter(
                centre,
                subject == null ? null : Texts.code("subject", subject),
                Boolean.TRUE.equals(red),
                seen.orElse(null));
        List<String> key = page.after();
        BudgetLine last = page.isFirst() ? null : new BudgetLine(key.get(0), key.get(1), key.get(2), key.get(3));
        List<AccountLineView> rows = book.lines(account, filter, last, page.limit() + 1).stream()
                .map(AccountLineView::of)
                .toList();
        return Page.of(rows, page, AccountLineView::key);
    }

    @GET
    @Allowed({Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("totals")
    @Operation(
            operationId = "listFinalAccountTotals",
            summary = "The lines of a version put together by hospital, centre or subject, and by category",
            description =
                    "Of money that flows; each centre and subject by its own lines. Role: owner-department, budget-office, committee,"
                            + " auditor or admin.")
    public Page<AccountTotalView> totals(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @PathParam("version") String version,
            @QueryParam("by") @Schema(enumeration = {"HOSPITAL", "CENTRE", "SUBJECT"}) @Nullable String by,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        FinalAccount account = find(hospital, year, version);
        List<AccountTotal> totals = AccountTotal.of(
                book.lines(account, AccountBook.Filter.ALL, null, Integer.MAX_VALUE).stream()
                        .map(AccountBook.CommentedLine::figures)
                        .toList(),
                by(by));
        return Page.cut(
                totals.stream().map(AccountTotalView::of).toList(),
                Page.request(limit, after, 2),
                total -> List.of(
                        total.key() == null ? "" : total.key(), total.category().name()));
    }

    @GET
    @Allowed({Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("tie-outs")
    @Operation(
            operationId = "listFinalAccountTieOuts",
            summary = "The sums of a version that are compared, with both sides",
            description =
                    "As they were when it was built. Role: owner-department, budget-office, committee, auditor or admin.")
    public Page<TieOutView> tieOuts(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @PathParam("version") String version,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return Page.cut(
                book.tieOuts(find(hospital, year, version)).stream()
                        .map(TieOutView::of)
                        .toList(),
                Page.request(limit, after, 1),
                tie -> List.of(tie.name().name()));
    }

    @GET
    @Allowed({Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("differences")
    @Operation(
            operationId = "listFinalAccountDifferences",
            summary = "What came since: the figures that are others by now, with what the postings after it add",
            description =
                    "filed + since = present. Figures that flow, not balances (STOCK); what is held because it is carried forward is no"
                            + " reservation here. Role: owner-department, budget-office, committee, auditor or admin.")
    public Page<AccountDifferenceView> differences(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @PathParam("version") String version,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        FinalAccount account = find(hospital, year, version);
        Page.Request page = Page.request(limit, after, LINE_PARTS + 1);
        List<String> key = page.after();
        AccountDifferences.Place last = page.isFirst()
                ? null
                : new AccountDifferences.Place(
                        new BudgetLine(key.get(0), key.get(1), key.get(2), key.get(3)), key.get(4));
        List<AccountDifferenceView> rows = differences.list(account, last, page.limit() + 1).stream()
                .map(AccountDifferenceView::of)
                .toList();
        return Page.of(rows, page, AccountDifferenceView::key);
    }

    private static AccountTotal.By by(@Nullable String text) {
        return Stream.of(AccountTotal.By.values())
                .filter(each -> each.name().equals(text == null ? AccountTotal.By.HOSPITAL.name() : text))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.invalid("?by", "UNKNOWN_VALUE", "One of HOSPITAL, CENTRE, SUBJECT."));
    }

    private FinalAccount find(String hospital, String year, String version) {
        hospitals.require(hospital);
        return accounts.require(hospital, Texts.year("year", year), PathNumbers.of("version", version));
    }
}
