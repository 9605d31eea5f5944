package org.palermo.reports.figures;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a figure that alone is asked for; null takes all.
 *
 * @param country ISO 3166-1 alpha-3 code
 * @param region UN M49 code
 * @param category code of the accounts' own classification
 */
public record Narrowing(
        @Nullable String country,
        @Nullable String region,
        @Nullable String category) {

    /** The whole figure. */
    public static final Narrowing NONE = new Narrowing(null, null, null);

    private static final String BY_COUNTRY = ".by-country";
    private static final String BY_REGION = ".by-region";

    /** Whether the whole figure is asked for. */
    public boolean isNone() {
        return country == null && region == null && category == null;
    }

    /**
     * The figure of this part alone, without its breakdown; empty where the ledger cannot tell the part from the rest.
     *
     * <p>An account that knows no countries is read from the one that keeps the same by country, or by region.
     */
    Optional<FigureDeclaration> of(FigureDeclaration figure, Accounts accounts) {
        if (isNone()) {
            return Optional.of(figure);
        }
        List<Selection> narrowed = new ArrayList<>();
        for (Selection selection : figure.selections()) {
            Optional<String> account = account(selection.account(), figure.operation(), accounts);
            if (account.isEmpty()) {
                return Optional.empty();
            }
            narrowed.add(selection.in(account.get()).narrowed(this));
        }
        return Optional.of(figure.from(narrowed));
    }

    private Optional<String> account(String name, Operation operation, Accounts accounts) {
        List<String> candidates = new ArrayList<>();
        candidates.add(name);
        if (country == null && region != null) {
            candidates.add(name + BY_REGION);
        }
        if (country != null || region != null) {
            candidates.add(name + BY_COUNTRY);
        }
        return candidates.stream()
                .filter(candidate -> accounts.account(candidate)
                        .filter(account -> tells(candidate, account, operation))
                        .isPresent())
                .findFirst();
    }

    private boolean tells(String name, Accounts.Account account, Operation operation) {
        // one record in three countries of a region would count three times in it
        boolean twice = account.overlapping()
                && country == null
                && region != null
                && name.endsWith(BY_COUNTRY)
                && operation != Operation.DISTINCT
                && operation != Operation.NEWLY_DISTINCT;
        return account.dimensions().containsAll(needed()) && !twice;
    }

    private Set<Dimension> needed() {
        Set<Dimension> needed = EnumSet.noneOf(Dimension.class);
        if (country != null) {
            needed.add(Dimension.JURISDICTION);
        }
        if (region != null) {
            needed.add(Dimension.REGION);
        }
        if (category != null) {
            needed.add(Dimension.CATEGORY);
        }
        return needed;
    }
}
