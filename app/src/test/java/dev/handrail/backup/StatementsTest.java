package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client would obey is told from what only stands in quotes, comments, bodies and rows. */
class StatementsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                " \\connect live",
                "SELECT 1; \\connect live",
                "SELECT 1 \\g |cmd",
                "\\lo_import /etc/passwd",
                "\\set x `cmd`",
                "\\restrict `cmd`",
                "\\s /tmp/x",
                "SELECT 1\\; DROP DATABASE live;",
                "SELECT 1; DROP DATABASE live;",
                "DROP\n/* x */ DATABASE live;",
                "\u00ef\u00bb\u00bfDROP DATABASE live;",
                "DO $$\nCOPY t FROM stdin;\n$$;\nDROP DATABASE live;",
                "/*\nCOPY t FROM stdin;\n*/\nDROP DATABASE live;",
                "/* /* */\nCOPY t FROM stdin;\n*/\nDROP DATABASE live;",
                "SELECT '\nCOPY t FROM stdin;\n';\nDROP DATABASE live;",
                "SELECT 'a\\'; DROP DATABASE live; --'",
                "SELECT E'\\'';\nDROP DATABASE live;",
                "SELECT E'a'\n'\\''; DROP DATABASE live; --'",
                "-- x\rDROP DATABASE live;",
                "COPY t FROM stdin; SELECT '\n\\.\n",
                "COPY t FROM PROGRAM 'cmd';",
                "COPY t FROM stdin WITH (FORMAT csv);\n",
                "SELECT set_config('standard_conforming_strings', 'off', false);",
                "SET client_encoding = 'SJIS';"
            })
    void psqlWouldObey(String text) {
        assertThat(Elsewhere.POSTGRESQL.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES ('x\nDROP USER y;\n\\c live\n');",
                "SELECT E'\\'; DROP DATABASE live; --';",
                "SELECT 'it''s; DROP DATABASE live;';",
                "SELECT \"a; DROP DATABASE live;\";",
                "DO $x$\n$$;\nDROP DATABASE live;\n\\connect live\n$x$;",
                "/* /* */ ; DROP DATABASE live; */ SELECT 1;",
                "-- x; DROP DATABASE live;",
                "COPY t (a) FROM stdin;\nDROP DATABASE live;\n'\n\\N\n\\.\nSELECT 1;",
                "\\restrict abc1\nSELECT 1;\n\\unrestrict abc1\n",
                "SET standard_conforming_strings = off;\nSELECT '\\'; DROP DATABASE live; --';"
            })
    void psqlWouldNotObey(String text) {
        assertThat(Elsewhere.POSTGRESQL.in(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; USE live;",
                "SELECT 1; DROP DATABASE live;",
                "SELECT '\\\\'; USE live;",
                "SELECT `\\`; USE live; -- `",
                "/*!50003 SELECT 1; USE live */;",
                "/*!999999 ' */ DROP DATABASE live; -- '",
                "CREATE /*!99999 TABLE x */ DATABASE live;",
                "DELIMITER //\nSELECT 1// USE live//",
                "SELECT 1 delimiter //\nUSE live//",
                "\\! cmd",
                "SET sql_mode = 'NO_BACKSLASH_ESCAPES';\nSELECT '\\'; USE live; -- '"
            })
    void theClientOfMySqlWouldObey(String text) {
        assertThat(Elsewhere.MYSQL.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump\n",
                "INSERT INTO t VALUES ('\\'; USE live;\nUSE live;\n');",
                "# x; USE live;\n-- x; USE live;\n/* ; USE live; */ SELECT 1;",
                "DELIMITER ;;\nCREATE PROCEDURE p() BEGIN SELECT 'USE x;'; END ;;\nDELIMITER ;\n",
                "/*!50003 CREATE*/ /*!50020 DEFINER=`a`@`b`*/ /*!50003 TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET @a = '*/5' */;;"
            })
    void theClientOfMySqlWouldNotObey(String text) {
        assertThat(Elsewhere.MYSQL.in(text)).isFalse();
    }
}
