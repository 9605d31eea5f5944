package org.palermo.infra.configuration;

import static org.palermo.infra.configuration.Settings.ADDRESSES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads settings: flags win over the environment, that over the file, and that over the defaults. */
public final class ConfigurationReader {

    /** The variable that names the file of settings, where no flag does. */
    public static final String FILE_VARIABLE = "PALERMO_CONFIG";

    /** Variables of ours that are no settings: they are needed before settings are read. */
    public static final Set<String> OTHER_VARIABLES = Set.of(FILE_VARIABLE, "PALERMO_CACHE", "PALERMO_DEBUG");

    /** What Kubernetes tells each container of a service named palermo or palermo-something. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("PALERMO_(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_[0-9]+_(TCP|UDP)(_.*)?)");

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp)://.*");

    private final List<Problem> problems = new ArrayList<>();
    private final List<Stated> strangers = new ArrayList<>();

    private ConfigurationReader() {}

    /**
     * @param flags what the command line sets, in its order; a later one wins over an earlier one of another name
     * @param file of settings, as a flag names it; null where none does
     * @param environment of the process
     * @throws InvalidConfiguration with all that is wrong
     */
    public static Configuration read(List<Stated> flags, @Nullable Path file, Map<String, String> environment) {
        return new ConfigurationReader().configuration(flags, file, environment);
    }

    private Configuration configuration(List<Stated> flags, @Nullable Path file, Map<String, String> environment) {
        Map<String, Stated> stated = new HashMap<>();
        fromFile(file, environment).forEach((key, one) -> stated.put(key, one));
        fromEnvironment(environment).forEach((key, one) -> replace(stated, key, one));
        fromFlags(flags).forEach((key, one) -> replace(stated, key, one));
        Map<Setting<?>, Configuration.Value<?>> values = new HashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            read(setting, stated, values);
        }
        Configuration configuration = new Configuration(values, strangers);
        addresses(stated);
        problems.addAll(Consistency.check(configuration));
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(problems);
        }
        return configuration;
    }

    /** A secret and the file that holds it set the same thing, so the stronger source's one drives out the other. */
    private static void replace(Map<String, Stated> stated, String key, Stated one) {
        stated.remove(key + Setting.IN_FILE);
        if (key.endsWith(Setting.IN_FILE)) {
            stated.remove(key.substring(0, key.length() - Setting.IN_FILE.length()));
        }
        stated.put(key, one);
    }

    private Map<String, Stated> fromFile(@Nullable Path asked, Map<String, String> environment) {
        String named = environment.getOrDefault(FILE_VARIABLE, "");
        Path file = asked != null ? asked : named.isBlank() ? null : Path.of(named);
        if (file == null) {
            return Map.of();
        }
        Origin origin = asked != null ? new Origin.Flag("--config") : new Origin.Variable(FILE_VARIABLE);
        try {
            return known(SettingsFile.read(file), true);
        } catch (IOException e) {
            problems.add(new Problem.Unreadable(file, "", origin, why(e)));
            return Map.of();
        }
    }

    private Map<String, Stated> fromFlags(List<Stated> flags) {
        return known(flags, true);
    }

    private Map<String, Stated> fromEnvironment(Map<String, String> environment) {
        Map<String, String> keys = new HashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            keys.put(setting.variable(), setting.key());
            if (setting.secret()) {
                keys.put(Setting.variable(setting.key() + Setting.IN_FILE), setting.key() + Setting.IN_FILE);
            }
        }
        Map<String, Stated> stated = new TreeMap<>();
        new TreeMap<>(environment).forEach((variable, text) -> {
            String key = keys.get(variable);
            Stated one = new Stated(key == null ? variable : key, text.strip(), new Origin.Variable(variable));
            if (key != null) {
                if (!text.isBlank()) { // an empty variable is the usual way to unset one
                    stated.put(key, one);
                }
            } else if (variable.startsWith(Setting.PREFIX)
                    && !OTHER_VARIABLES.contains(variable)
                    && !SERVICE_LINK.matcher(variable).matches()
                    && !SERVICE_ADDRESS.matcher(text).matches()) {
                strangers.add(one);
            }
        });
        return stated;
    }

    private Map<String, Stated> known(List<Stated> all, boolean once) {
        Map<String, Stated> stated = new TreeMap<>();
        for (Stated one : all) {
            boolean isSecretFile = one.key().endsWith(Setting.IN_FILE)
                    && Settings.named(one.key().substring(0, one.key().length() - Setting.IN_FILE.length()))
                            .filter(Setting::secret)
                            .isPresent();
            if (Settings.named(one.key()).isEmpty() && !isSecretFile) {
                problems.add(new Problem.Unknown(one.key(), one.origin()));
            } else if (stated.put(one.key(), one) != null && once) {
                problems.add(new Problem.Twice(one.key(), one.origin()));
            }
        }
        return stated;
    }

    private <T> void read(
            Setting<T> setting, Map<String, Stated> stated, Map<Setting<?>, Configuration.Value<?>> values) {
        Stated one = setting.secret() ? secret(setting, stated) : stated.get(setting.key());
        String text = one == null ? setting.otherwise().orElse("") : one.text();
        if (one == null && text.isEmpty()) {
            return;
        }
        Origin origin = one == null ? new Origin.Default() : one.origin();
        Optional<T> value =
                text.isEmpty() ? Optional.empty() : setting.type().read().apply(text);
        value.ifPresentOrElse(
                fit -> values.put(setting, new Configuration.Value<>(fit, setting.shown(text), origin)),
                () -> problems.add(new Problem.Unfit(setting, origin, setting.shown(text))));
    }

    /** A secret, or what the file holds that was named instead of it. */
    private @Nullable Stated secret(Setting<?> setting, Map<String, Stated> stated) {
        Stated direct = stated.get(setting.key());
        Stated inFile = stated.get(setting.key() + Setting.IN_FILE);
        if (inFile == null) {
            return direct;
        }
        if (direct != null) {
            problems.add(new Problem.Twice(setting.key(), inFile.origin()));
        }
        Path file = Path.of(inFile.text());
        try {
            return new Stated(setting.key(), Files.readString(file).strip(), inFile.origin());
        } catch (IOException e) {
            problems.add(new Problem.Unreadable(file, inFile.key(), inFile.origin(), why(e)));
            return null;
        }
    }

    private void addresses(Map<String, Stated> stated) {
        Set<String> missing = new HashSet<>();
        Stated present = null;
        for (Setting<?> address : ADDRESSES) {
            Stated one = stated.get(address.key());
            if (one == null) {
                missing.add(address.key());
            } else if (present == null) {
                present = one;
            }
        }
        if (present != null && !missing.isEmpty()) {
            problems.add(new Problem.PartOfAddresses(
                    ADDRESSES.stream()
                            .map(Setting::key)
                            .filter(missing::contains)
                            .toList(),
                    present));
        }
    }

    private static String why(IOException e) {
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }
}
