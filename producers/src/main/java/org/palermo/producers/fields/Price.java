package org.palermo.producers.fields;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.palermo.producers.findings.FindingCode;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.values.Amounts;
import org.palermo.schemas.values.PartialDate;

/**
 * The money of a row: amount and currency, with the rate of its date's month (domain.md, rule 6). Judging it also puts the
 * value under itself.
 */
public record Price(Field<BigDecimal> amount, Field<String> currency, Field<PartialDate> date)
        implements Rule, Key<Money> {

    /** The currency that needs no rate. */
    public static final String USD = "USD";

    /** Minor units, and US cents, of the largest amount: sums of thousands of such amounts stay inside 64 bits. */
    public static final long LARGEST = 999_999_999_999_999L;

    @Override
    public void judge(Reading row) {
        Optional<BigDecimal> stated = row.find(amount);
        Optional<String> in = row.find(currency);
        Optional<PartialDate> on = row.find(date);
        if (stated.isEmpty() || in.isEmpty()) {
            return;
        }
        Optional<Long> minor = minor(stated.get(), in.get(), row);
        Optional<BigDecimal> rate = on.flatMap(day -> rate(in.get(), day, row));
        if (minor.isPresent() && rate.isPresent()) {
            priced(minor.get(), in.get(), rate.get(), row).ifPresent(money -> row.put(this, money));
        }
    }

    private Optional<Long> minor(BigDecimal stated, String in, Reading row) {
        int digits = Amounts.minorDigits(in);
        if (stated.scale() > digits) {
            row.report(
                    FindingCode.AMOUNT_TOO_PRECISE,
                    amount,
                    row.written(amount),
                    Map.of("currency", in, "digits", digits));
            return Optional.empty();
        }
        BigDecimal minor = stated.movePointRight(digits);
        if (minor.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            tooLarge(in, row);
            return Optional.empty();
        }
        return Optional.of(minor.longValueExact());
    }

    private Optional<BigDecimal> rate(String in, PartialDate on, Reading row) {
        if (in.equals(USD)) {
            return Optional.of(BigDecimal.ONE);
        }
        Optional<YearMonth> month = on.month();
        if (month.isEmpty()) {
            row.report(FindingCode.RATE_NEEDS_MONTH, date, on.text(), Map.of("currency", in));
            return Optional.empty();
        }
        Optional<BigDecimal> rate = row.context().rates().unitsPerUsd(in, month.get());
        if (rate.isEmpty()) {
            row.report(
                    FindingCode.RATE_MISSING,
                    amount,
                    row.written(amount),
                    Map.of("currency", in, "month", month.get().toString()));
        }
        return rate;
    }

    private Optional<Money> priced(long minor, String in, BigDecimal rate, Reading row) {
        try {
            Money money = Amounts.money(minor, in, rate);
            if (money.getUsdCents() <= LARGEST) {
                return Optional.of(money);
            }
        } catch (ArithmeticException e) {
            // more US cents than 64 bits hold: reported below
        }
        tooLarge(in, row);
        return Optional.empty();
    }

    private void tooLarge(String in, Reading row) {
        row.report(
                FindingCode.AMOUNT_TOO_LARGE,
                amount,
                row.written(amount),
                Map.of("currency", in, "limit", Amounts.decimal(LARGEST, Amounts.minorDigits(in))));
    }
}
