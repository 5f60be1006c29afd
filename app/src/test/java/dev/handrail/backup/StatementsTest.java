package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "SET client_encoding = 'SJIS';",
                "SELECT E'a' -- on\n'\\'' ; DROP DATABASE live; --'",
                "SELECT \0'\n1; DROP DATABASE live; --'",
                "COPY t FROM stdin;\nx\0\n\\.\nSELECT 1;",
                "COPY t FROM PROGRAM 'cmd' WHERE a IS DISTINCT FROM stdin;\n",
                "COPY t FROM PROGRAM $$cmd$$ WHERE a IS DISTINCT FROM stdin;\n",
                "DO $a$ BEGIN END $a$; \\connect live",
                "DO $a$ $ab$ $a$; DROP ROLE clerk; --$ab$",
                "SELECT 1 \\gexec",
                "SELECT U&'\\'; DROP DATABASE live; --'",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END; ALTER SYSTEM SET x = 1;"
            })
    void psqlWouldObey(String text) {
        assertThat(Elsewhere.POSTGRESQL.in(text)).isPresent();
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
                "SET standard_conforming_strings = off;\nSELECT '\\'; DROP DATABASE live; --';",
                "INSERT INTO notes VALUES (1, '\\connect live'), (2, 'COPY t FROM PROGRAM ''x''');",
                "INSERT INTO notes VALUES ('\\! rm', E'\\\\! rm', $$\\c live$$);",
                "SELECT 'a' - -1, '\\';\n-- DROP DATABASE live; '",
                "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $_$\nDROP DATABASE live;\n\\connect live\n$_$;",
                "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC\n SELECT 1;\n SELECT 2;\nEND;",
                "CREATE FUNCTION f() RETURNS int AS '\nDROP ROLE x;\n' LANGUAGE sql;\nCOPY t (a) FROM stdin;\n\\.\n",
                "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b);"
            })
    void psqlWouldNotObey(String text) {
        assertThat(Elsewhere.POSTGRESQL.in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '@',
            value = {
                "1 | DROP DATABASE | SELECT 1; DROP DATABASE live;",
                "2 | DROP ROLE | SELECT 1;~DROP~ROLE clerk;",
                "3 | \\connect | SELECT~1~\\connect live",
                "3 | COPY | COPY t FROM~PROGRAM 'hush'~;",
                "1 | \\! | \\!hush",
            })
    void itsLineIsSaidAndWhatStandsThere(long line, String says, String text) {
        assertThat(Elsewhere.POSTGRESQL.in(text.replace('~', '\n'))).hasValueSatisfying(found -> {
            assertThat(found.line()).isEqualTo(line);
            assertThat(found.says()).isEqualTo(says);
        });
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
                "SET sql_mode = 'NO_BACKSLASH_ESCAPES';\nSELECT '\\'; USE live; -- '",
                "SELECT 'x' -- y\n; USE live;",
                "SELECT 1 --x; USE live;",
                "/* x */ /*! USE live */;",
                "/*M! USE live */;",
                "USE index;",
                "use  `key`;",
                "DELIMITER ;;\nCREATE PROCEDURE p() SELECT 1;;\nUSE live;;\n"
            })
    void theClientOfMySqlWouldObey(String text) {
        assertThat(Elsewhere.MYSQL.in(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump\n",
                "INSERT INTO t VALUES ('\\'; USE live;\nUSE live;\n');",
                "# x; USE live;\n-- x; USE live;\n/* ; USE live; */ SELECT 1;",
                "DELIMITER ;;\nCREATE PROCEDURE p() SELECT * FROM t\n USE INDEX (a)\nuse key for join (b);;\nDELIMITER ;\n",
                "INSERT INTO t VALUES ('\0; USE live;');",
                "/**/ SELECT 1; /*M x; USE live; */",
                "DELIMITER ;;\nCREATE PROCEDURE p() BEGIN SELECT 'USE x;'; END ;;\nDELIMITER ;\n",
                "/*!50003 CREATE*/ /*!50020 DEFINER=`a`@`b`*/ /*!50003 TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET @a = '*/5' */;;"
            })
    void theClientOfMySqlWouldNotObey(String text) {
        assertThat(Elsewhere.MYSQL.in(text)).isEmpty();
    }
}
