package org.palermo.reports.write;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a mail is from and to, in the addresses of RFC 5322.
 *
 * @param from its author
 * @param to at least one
 * @param cc may be none
 */
public record Envelope(InternetAddress from, List<InternetAddress> to, List<InternetAddress> cc) {

    /** An address that is none. */
    public static final class InvalidAddress extends Exception {

        private static final long serialVersionUID = 1;

        private final String address;

        InvalidAddress(String address) {
            super(address);
            this.address = address;
        }

        /** As it was given, on one line. */
        public String address() {
            return address.replaceAll("\\p{Cntrl}+", " ");
        }
    }

    public Envelope {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }

    /**
     * An envelope.
     *
     * @param from an address, with or without a name: {@code Office <office@example.org>}
     * @param to addresses; each may be several with commas between them
     * @param cc the same
     * @throws InvalidAddress where one is none, or holds what could break out of its header
     */
    public static Envelope of(String from, List<String> to, List<String> cc) throws InvalidAddress {
        List<InternetAddress> authors = addresses(List.of(from));
        if (authors.size() != 1) {
            throw new InvalidAddress(from);
        }
        List<InternetAddress> receivers = addresses(to);
        if (receivers.isEmpty()) {
            throw new InvalidAddress(String.join(", ", to));
        }
        return new Envelope(authors.getFirst(), receivers, addresses(cc));
    }

    private static List<InternetAddress> addresses(List<String> texts) throws InvalidAddress {
        List<InternetAddress> addresses = new ArrayList<>();
        for (String text : texts) {
            if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidAddress(text);
            }
            try {
                for (InternetAddress address : InternetAddress.parse(text, true)) {
                    addresses.add(checked(address, text));
                }
            } catch (AddressException e) {
                throw new InvalidAddress(text);
            }
        }
        return addresses;
    }

    /** A mailbox at a domain; its name is encoded where it is not plain ASCII. */
    private static InternetAddress checked(InternetAddress address, String text) throws InvalidAddress {
        String mailbox = address.getAddress();
        if (address.isGroup() || !mailbox.contains("@") || mailbox.chars().anyMatch(c -> c > '~' || c <= ' ')) {
            throw new InvalidAddress(text);
        }
        try {
            address.validate();
            address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
            return address;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new InvalidAddress(text);
        }
    }
}
