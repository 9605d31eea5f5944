package org.palermo.reports.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each of the ledger's accounts can be told apart by, declared in {@code accounts.yaml}. */
public final class Accounts {

    private static final String FILE = "accounts.yaml";

    private final Map<String, Account> accounts;

    private Accounts(Map<String, Account> accounts) {
        this.accounts = Map.copyOf(accounts);
    }

    /** The accounts of this project. */
    public static Accounts standard() {
        try (InputStream in = Objects.requireNonNull(Accounts.class.getResourceAsStream(FILE), FILE)) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Accounts(YAMLMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(yaml, Written.class)
                    .accounts());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(FILE + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Their names. */
    public Set<String> names() {
        return accounts.keySet();
    }

    /** The account of that name; empty where none is declared. */
    public Optional<Account> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /** Whose identifiers an account's parties are; empty where they cannot be merged. */
    public Optional<String> partiesOf(String name) {
        return account(name).map(Account::parties);
    }

    /**
     * An account.
     *
     * @param dimensions by which its postings are told apart
     * @param overlapping whether one record may be posted for several codes
     * @param parties donor, ngo or partner; null where its parties are none of them
     */
    public record Account(
            Set<Dimension> dimensions,
            boolean overlapping,
            @Nullable String parties) {

        public Account {
            dimensions = Set.copyOf(dimensions);
        }
    }

    private record Written(Map<String, Account> accounts) {}
}
