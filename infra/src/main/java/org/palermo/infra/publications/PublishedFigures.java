package org.palermo.infra.publications;

import java.util.ArrayList;
import java.util.List;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.MergedLedger;
import org.palermo.reports.publications.FrozenLedger;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.publications.Manifest.PublishedFigure;
import org.palermo.reports.store.ClickHouseFund;
import org.palermo.reports.store.ClickHouseIdentities;
import org.palermo.reports.store.ClickHouseLedger;
import org.palermo.reports.store.Pinned;
import org.palermo.schemas.codes.Jurisdictions;

/** Figures of a publication, computed again from the positions that it had read up to. */
public final class PublishedFigures {

    private PublishedFigures() {}

    /** Those that are still declared, in the manifest's order. */
    public static List<PublishedFigure> again(String clickHouse, Declarations declarations, Manifest manifest) {
        FigureEngine engine = new FigureEngine(
                declarations,
                new FrozenLedger(
                        new MergedLedger(
                                new ClickHouseLedger(clickHouse, Pinned.to(manifest.coverage())),
                                new ClickHouseIdentities(clickHouse, Pinned.to(manifest.coverage()))),
                        new ClickHouseFund(clickHouse, Pinned.to(manifest.coverage()))),
                Jurisdictions.standard()::isCountry);
        List<Ask> asks = manifest.figures().stream()
                .filter(figure -> declarations.has(figure.id()))
                .filter(figure -> figure.by().isEmpty()
                        || declarations.figure(figure.id()).isKeptBy(figure.by()))
                .map(figure -> figure.ask(manifest.asked().knownOn()))
                .toList();
        List<PublishedFigure> figures = new ArrayList<>();
        engine.computeAll(asks).forEach((ask, figure) -> figures.add(PublishedFigure.of(ask, figure)));
        return figures;
    }
}
