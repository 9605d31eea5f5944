package org.palermo.schemas.addresses;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address of a service, taken apart. User and password may stand before the host or among the parameters; neither is
 * ever shown.
 *
 * @param scheme all before {@code ://}, such as {@code https} or {@code jdbc:clickhouse}
 * @param user empty where none is named before the host
 * @param password empty where none is named before the host
 * @param place host, port and path
 * @param parameters what follows the question mark, decoded, in its order
 */
public record ServiceUrl(
        String scheme, Optional<String> user, Optional<String> password, String place, Map<String, String> parameters) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.:-]*)://(?:([^/?#@]*)@)?([^/?#@][^?#@]*)(?:\\?([^#]*))?");

    /** Parts of the names of parameters whose value is nobody else's business. */
    private static final Set<String> SECRET = Set.of("user", "password", "secret", "token", "credential", "key");

    public ServiceUrl {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Empty where the text is no address. */
    public static Optional<ServiceUrl> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            Optional<String> login = Optional.ofNullable(form.group(2));
            return Optional.of(new ServiceUrl(
                    form.group(1),
                    login.map(said -> decoded(said.replaceFirst(":.*", ""))),
                    login.filter(said -> said.contains(":"))
                            .map(said -> decoded(said.substring(said.indexOf(':') + 1))),
                    form.group(3),
                    parameters(Optional.ofNullable(form.group(4)).orElse(""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a percent sign that begins no code
        }
    }

    /** How an address is shown: without user, password, and parameters that are or may be secret. */
    public static String shown(String text) {
        return parse(text)
                .map(url -> {
                    Map<String, String> harmless = new LinkedHashMap<>(url.parameters);
                    harmless.keySet().removeIf(ServiceUrl::isSecret);
                    return new ServiceUrl(url.scheme, Optional.empty(), Optional.empty(), url.place, harmless).text();
                })
                .orElseGet(() -> text.replaceFirst("//[^/]*@", "//").replaceFirst("\\?.*", ""));
    }

    /** The same with a user and a password before the host. */
    public ServiceUrl withLogin(String newUser, String newPassword) {
        return new ServiceUrl(scheme, Optional.of(newUser), Optional.of(newPassword), place, parameters);
    }

    /** The same with a further parameter, or another value of it. */
    public ServiceUrl with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new ServiceUrl(scheme, user, password, place, more);
    }

    /** Without what stands before the host, and without parameters. */
    public String bare() {
        return scheme + "://" + place;
    }

    /** The whole address, credentials included: to be used, never to be shown. */
    public String text() {
        String login = user.map(name -> encoded(name)
                        + password.map(word -> ":" + encoded(word)).orElse("") + "@")
                .orElse("");
        String query = parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return scheme + "://" + login + place + (query.isEmpty() ? "" : "?" + query);
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return shown(text());
    }

    private static boolean isSecret(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        return SECRET.stream().anyMatch(name::contains);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            if (!parameter.isEmpty()) {
                int sign = parameter.indexOf('=');
                String name = sign < 0 ? parameter : parameter.substring(0, sign);
                parameters.put(decoded(name), sign < 0 ? "" : decoded(parameter.substring(sign + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
