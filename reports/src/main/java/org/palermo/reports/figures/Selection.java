package org.palermo.reports.figures;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which of an account's postings a figure takes; an empty list takes all.
 *
 * @param account as posted
 * @param ofProgramme whether only those of the question's programme
 * @param categoryIn only these categories
 * @param categoryNotIn all but these categories
 * @param partyIn only these parties (groups, sexes)
 * @param jurisdictionIn only these countries or bodies
 * @param regionIn only these regions
 * @param countriesOnly whether bodies that are not countries are left out
 */
public record Selection(
        String account,
        boolean ofProgramme,
        List<String> categoryIn,
        List<String> categoryNotIn,
        List<String> partyIn,
        List<String> jurisdictionIn,
        List<String> regionIn,
        boolean countriesOnly) {

    public Selection(
            String account,
            @JsonProperty("programme") boolean ofProgramme,
            @Nullable List<String> categoryIn,
            @Nullable List<String> categoryNotIn,
            @Nullable List<String> partyIn,
            @Nullable List<String> jurisdictionIn,
            @Nullable List<String> regionIn,
            boolean countriesOnly) {
        this.account = account;
        this.ofProgramme = ofProgramme;
        this.categoryIn = categoryIn == null ? List.of() : List.copyOf(categoryIn);
        this.categoryNotIn = categoryNotIn == null ? List.of() : List.copyOf(categoryNotIn);
        this.partyIn = partyIn == null ? List.of() : List.copyOf(partyIn);
        this.jurisdictionIn = jurisdictionIn == null ? List.of() : List.copyOf(jurisdictionIn);
        this.regionIn = regionIn == null ? List.of() : List.copyOf(regionIn);
        this.countriesOnly = countriesOnly;
    }

    boolean takes(Cell cell, String programme, Predicate<String> isCountry) {
        return cell.account().equals(account)
                && (!ofProgramme || cell.programme().equals(programme))
                && (categoryIn.isEmpty() || categoryIn.contains(cell.category()))
                && !categoryNotIn.contains(cell.category())
                && (partyIn.isEmpty() || partyIn.contains(cell.party()))
                && (jurisdictionIn.isEmpty() || jurisdictionIn.contains(cell.jurisdiction()))
                && (regionIn.isEmpty() || regionIn.contains(cell.region()))
                && (!countriesOnly || isCountry.test(cell.jurisdiction()));
    }

    /** The dimensions that it looks at. */
    Set<Dimension> dimensions() {
        Set<Dimension> used = EnumSet.noneOf(Dimension.class);
        if (ofProgramme) {
            used.add(Dimension.PROGRAMME);
        }
        if (!categoryIn.isEmpty() || !categoryNotIn.isEmpty()) {
            used.add(Dimension.CATEGORY);
        }
        if (!partyIn.isEmpty()) {
            used.add(Dimension.PARTY);
        }
        if (countriesOnly || !jurisdictionIn.isEmpty()) {
            used.add(Dimension.JURISDICTION);
        }
        if (!regionIn.isEmpty()) {
            used.add(Dimension.REGION);
        }
        return used;
    }

    /** The categories that it tells from the others, and from one another. */
    Set<String> categories() {
        Set<String> named = new HashSet<>(categoryIn);
        named.addAll(categoryNotIn);
        return named;
    }

    /** The same of another account. */
    Selection in(String other) {
        return new Selection(
                other, ofProgramme, categoryIn, categoryNotIn, partyIn, jurisdictionIn, regionIn, countriesOnly);
    }

    /** The same of one party alone. */
    Selection of(String party) {
        return new Selection(
                account,
                ofProgramme,
                categoryIn,
                categoryNotIn,
                List.of(party),
                jurisdictionIn,
                regionIn,
                countriesOnly);
    }

    /** What of this a part takes, from the same account; a category that is left out anyway takes nothing. */
    Selection narrowed(Narrowing part) {
        String category = part.category();
        List<String> notIn = new ArrayList<>(categoryNotIn);
        if (category != null && !categoryIn.isEmpty() && !categoryIn.contains(category)) {
            notIn.add(category);
        }
        return new Selection(
                account,
                ofProgramme,
                category == null ? categoryIn : List.of(category),
                notIn,
                partyIn,
                part.country() == null ? jurisdictionIn : List.of(part.country()),
                part.region() == null ? regionIn : List.of(part.region()),
                countriesOnly);
    }
}
