package org.palermo.producers.registers;

/**
 * A column of a register.
 *
 * @param name its header ({@code host_country})
 * @param required whether an asserted row must fill it
 */
public record Column(String name, Shape shape, boolean required) {

    /** The field's name in JSON: {@code hostCountry}. */
    public String jsonName() {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }
}
