package org.palermo.streams.sink;

/** ClickHouse did not do what it was asked. */
public abstract sealed class TablesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private TablesException(String message, Throwable cause) {
        super(message, cause);
    }

    /** It is away or overloaded; waiting helps. */
    public static final class Unavailable extends TablesException {
        private static final long serialVersionUID = 1;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It did not answer in time, and may yet do what it was asked. */
    public static final class TimedOut extends TablesException {
        private static final long serialVersionUID = 1;

        public TimedOut(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It will never accept this: the rows, the tables or the credentials are wrong. */
    public static final class Refused extends TablesException {
        private static final long serialVersionUID = 1;

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
