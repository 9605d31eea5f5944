package org.palermo.schemas.addresses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://registry:8081                                        | http://registry:8081
        https://u:p@registry:8081/apis/ccompat/v7                   | https://registry:8081/apis/ccompat/v7
        https://u@registry                                          | https://registry
        https://u:p@registry?ssl.truststore.location=/ca.pem        | https://registry?ssl.truststore.location=%2Fca.pem
        jdbc:clickhouse://db:8123/palermo?user=u&password=p         | jdbc:clickhouse://db:8123/palermo
        jdbc:clickhouse://db/x?compress=false&Password=p&ssl=true   | jdbc:clickhouse://db/x?compress=false&ssl=true
        jdbc:clickhouse://u:p@db/x?access_token=t&ssl_key=k         | jdbc:clickhouse://db/x
        https://u:p%zz@registry?password=p                          | https://registry
        no address                                                  | no address
        //u:p@host?password=p                                       | //host
        """)
    void no_credential_is_shown(String text, String shown) {
        assertEquals(shown, ServiceUrl.shown(text));
    }

    @Test
    void credentials_keep_every_sign_on_the_way_through_an_address() {
        String password = "a b+c&d=e?f/g#h@i:j%k\u00e9";
        ServiceUrl plain = ServiceUrl.parse("https://registry:8081/v7").orElseThrow();

        ServiceUrl back = ServiceUrl.parse(plain.withLogin("me@home", password)
                        .with("password", password)
                        .text())
                .orElseThrow();

        assertEquals(Optional.of("me@home"), back.user());
        assertEquals(Optional.of(password), back.password());
        assertEquals(Map.of("password", password), back.parameters());
        assertEquals("https://registry:8081/v7", back.bare());
        assertEquals("https://registry:8081/v7", back.toString());
    }

    @Test
    void a_plus_sign_is_itself() {
        ServiceUrl url = ServiceUrl.parse("https://u:p+q@host?password=a+b").orElseThrow();

        assertEquals(Optional.of("p+q"), url.password());
        assertEquals("a+b", url.parameters().get("password"));
    }
}
