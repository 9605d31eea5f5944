package org.palermo.producers.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.palermo.producers.entry.Choice;
import org.palermo.producers.entry.Question;
import org.palermo.producers.entry.Template;
import org.palermo.producers.fields.Allowed;
import org.palermo.producers.fields.Field;
import org.palermo.producers.kinds.ColumnTexts;
import org.palermo.producers.kinds.Producer;
import org.palermo.schemas.codes.Language;

/**
 * Empty registers as one workbook: a sheet for each, with its headers, one row to follow and lists to choose from, and a sheet
 * that explains the columns. The same registers always give the same bytes, and the workbook imports without findings.
 *
 * <p>Columns of numbers take numbers; all others hold text, so that a month stays a month and no date is made of it.
 */
public final class WorkbookTemplate {

    /** Rows that offer lists to choose from: more than an office fills by hand. */
    private static final int ROWS = 10_000;

    private static final String TEXT = "@";
    private static final String HEAD_COLOUR = "DCE6F1";
    private static final String REQUIRED_COLOUR = "FFE699";
    private static final int NARROWEST = 12;
    private static final int WIDEST = 40;

    private final Language language;
    private final ColumnTexts texts;
    private final Workbook workbook;
    private final ChoiceLists lists;

    private WorkbookTemplate(Workbook workbook, Language language) {
        this.workbook = workbook;
        this.language = language;
        this.texts = ColumnTexts.in(language);
        this.lists = new ChoiceLists(texts.workbook("lists"));
    }

    /**
     * The whole file.
     *
     * @param producers one sheet each, in this order
     * @param language of sheets, headers, examples and choices; import understands each of them in any
     */
    public static byte[] of(List<Producer> producers, Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Palermo", null)) {
            WorkbookTemplate template = new WorkbookTemplate(workbook, language);
            producers.forEach(template::register);
            template.explain(producers);
            template.lists.write(workbook);
            workbook.finish();
            return Undated.archive(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void register(Producer producer) {
        Worksheet sheet = workbook.newWorksheet(texts.register(producer));
        List<Field<?>> fields = Template.columns(producer);
        for (int i = 0; i < fields.size(); i++) {
            column(sheet, i, producer, fields.get(i));
        }
        sheet.freezePane(0, 1);
    }

    private void column(Worksheet sheet, int position, Producer producer, Field<?> field) {
        Question question = Question.of(producer, field, language);
        String header = question.header() + (question.required() ? "*" : "");
        String example = texts.example(producer, field);
        boolean number = isNumber(question);
        if (!number) {
            sheet.style(position).format(TEXT).set();
        }
        sheet.value(0, position, header);
        sheet.style(0, position)
                .bold()
                .format(TEXT)
                .fillColor(question.required() ? REQUIRED_COLOUR : HEAD_COLOUR)
                .set();
        if (!example.isEmpty()) {
            if (number) {
                sheet.value(1, position, new BigDecimal(example.replace(',', '.')));
            } else {
                sheet.value(1, position, example);
                sheet.style(1, position).format(TEXT).set();
            }
        }
        sheet.width(position, Math.clamp(Math.max(header.length(), example.length()) + 2L, NARROWEST, WIDEST));
        choices(sheet, position, question);
    }

    private static boolean isNumber(Question question) {
        Allowed allowed = question.field().allowed();
        return question.arrangement() == Question.Arrangement.ONE
                && (allowed == Allowed.Form.COUNT || allowed == Allowed.Form.DECIMAL || allowed == Allowed.Form.YEAR);
    }

    /** A list can only be offered where one thing is chosen; codes and other names may be written all the same. */
    private void choices(Worksheet sheet, int position, Question question) {
        if (question.arrangement() != Question.Arrangement.ONE
                || question.choices().isEmpty()) {
            return;
        }
        boolean open = question.field().allowed() instanceof Allowed.OneOf(var list) && list.open();
        sheet.range(1, position, ROWS, position)
                .validateWithListByFormula(lists.reference(names(question)))
                .allowBlank(true)
                .showDropdown(true)
                .errorStyle(open ? DataValidationErrorStyle.INFORMATION : DataValidationErrorStyle.WARNING)
                .showErrorMessage(true)
                .errorTitle(question.header())
                .error(texts.workbook("other"));
    }

    private static List<String> names(Question question) {
        return question.choices().stream().map(WorkbookTemplate::offered).toList();
    }

    /** By its name, which import knows as well as the code. */
    private static String offered(Choice choice) {
        return choice.name();
    }

    private void explain(List<Producer> producers) {
        Worksheet sheet = workbook.newWorksheet(texts.workbook("explanation"));
        sheet.value(0, 0, texts.workbook("title"));
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, texts.workbook("intro"));
        List<String> heads = List.of("register", "column", "required", "meaning", "form", "example", "choices");
        int row = 3;
        for (int i = 0; i < heads.size(); i++) {
            sheet.value(row, i, texts.workbook(heads.get(i)));
            sheet.style(row, i).bold().fillColor(HEAD_COLOUR).set();
            sheet.width(
                    i,
                    switch (heads.get(i)) {
                        case "required" -> 12;
                        case "register" -> 16;
                        case "column" -> 24;
                        default -> 44;
                    });
        }
        sheet.freezePane(0, row + 1);
        for (Producer producer : producers) {
            for (Field<?> field : Template.columns(producer)) {
                explain(sheet, ++row, producer, Question.of(producer, field, language));
            }
        }
    }

    private void explain(Worksheet sheet, int row, Producer producer, Question question) {
        String choices = question.listed()
                ? question.choices().stream().map(Choice::toString).collect(Collectors.joining("; "))
                : "";
        List<String> cells = List.of(
                texts.register(producer),
                question.header(),
                question.required() ? texts.workbook("yes") : "",
                question.meaning(),
                question.allowed(),
                texts.example(producer, question.field()),
                choices);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                sheet.value(row, i, cells.get(i));
                sheet.style(row, i)
                        .format(TEXT)
                        .wrapText(true)
                        .verticalAlignment("top")
                        .set();
            }
        }
    }
}
