"""A table is read as it was written, and what is wrong is told at its line."""

import numpy as np
import pytest

from app.playground import sheets
from app.playground.bringing import brought_from, preview
from app.playground.errors import PlaygroundError
from app.playground.sheets import MOST_BYTES, read_sheet, text_of
from app.playground.tables import Told, columns_of, roles_of

POINTS = "x1,x2,label\n0.5,1.5,in\n-1,2e-1,out\n.25,−3,in\n"
ROWS = [[0.5, 1.5, 0.0], [-1.0, 0.2, 1.0], [0.25, -3.0, 0.0]]


def as_told(**told):
    return Told(**{"test_fraction": 0.0, "standardise": False, **told})


def bring(text, told):
    sheet = read_sheet(text, told.delimiter, told.decimal, told.header)
    return brought_from(sheet, roles_of(sheet, columns_of(sheet), told), told)


def rows_of(brought):
    return brought.data.rows.array.tolist()


def rows_by_value(brought):
    return sorted(rows_of(brought))


WAYS = {
    "as it is": POINTS,
    "semicolons": POINTS.replace(",", ";"),
    "tabs": POINTS.replace(",", "\t"),
    "semicolons and decimal commas": POINTS.replace(",", ";").replace(".", ","),
    "tabs and decimal commas": POINTS.replace(",", "\t").replace(".", ","),
    "quoted decimal commas": 'x1,x2,label\n"0,5","1,5",in\n-1,"2e-1",out\n"0,25",-3,in\n',
    "Windows lines": POINTS.replace("\n", "\r\n"),
    "old Macintosh lines": POINTS.replace("\n", "\r"),
    "blank lines": "\n\n" + POINTS.replace("\n", "\n\n , ,\n"),
    "blanks around": POINTS.replace(",", " , "),
    "no last line end": POINTS.rstrip(),
    "quotes": '"x1","x2","label"\n"0.5","1.5","in"\n"-1","2e-1","out"\n".25","-3","in"\n',
}


@pytest.mark.parametrize("way", WAYS)
def test_a_table_is_read_in_whatever_way_it_is_written(way):
    brought = bring(WAYS[way], as_told())
    assert rows_by_value(brought) == sorted(ROWS)
    assert brought.data.columns == ["x1", "x2"]
    assert brought.data.classes == ["in", "out"]
    assert brought.data.kind == "classification"
    assert (brought.train, brought.test) == (3, 0)


def test_how_a_table_is_written_is_found_and_can_be_told():
    found = preview("a;b;c\n1,5;2;0\n2,5;3;1\n", Told())
    assert (found["delimiter"], found["decimal"], found["header"]) == ("semicolon", "comma", True)
    told = preview("a;b;c\n1,5;2;0\n2,5;3;1\n", Told(decimal="point", header=False))
    assert (told["decimal"], told["header"]) == ("point", False)
    assert told["first"][0] == {"line": 1, "cells": ["a", "b", "c"]}
    assert [column["name"] for column in told["columns"]] == ["x1", "x2", "y"]
    assert told["refusal"] == {"message": "Line 1: 'b' is not a number in column x2.", "at": 1}


def test_a_table_without_names_is_named_by_place():
    found = preview("1,2,in\n3,4,out\n", Told())
    assert not found["header"]
    assert (found["inputs"], found["target"]) == (["x1", "x2"], "y")


def test_each_column_tells_what_is_in_it():
    sheet = read_sheet("id,size,kind,kind,\n1,2.5,a,b,\n2,-1,a,c,\n3,n/a,b,c,\n")
    first, size, kind, other, empty = columns_of(sheet)
    assert (first.numeric, first.different, first.least, first.most) == (True, 3, 1.0, 3.0)
    assert (size.numeric, size.least, size.most) == (False, -1.0, 2.5)
    assert (size.bad.line, size.bad.text) == (4, "n/a")
    assert (kind.numeric, kind.different, kind.bad) == (False, 2, None)
    assert (other.name, empty.name) == ("kind (2)", "column 5")


FOUND = {
    "the last text is the label": ("w,h,kind\n1,2,a\n2,1,b\n", ["w", "h"], "kind", "classes"),
    "a label may come first": ("kind,w,h\na,1,2\nb,2,1\n", ["w", "h"], "kind", "classes"),
    "a few whole numbers": ("w,h,c\n.1,.2,0\n.2,.1,1\n.3,.1,1\n", ["w", "h"], "c", "classes"),
    "other numbers": ("w,h,price\n1,2,1.5\n2,1,2.5\n", ["w", "h"], "price", "number"),
    "called target": ("target,w,h\n.5,1,2\n.25,2,1\n", ["w", "h"], "target", "number"),
    "a count of rows": ("id,w,h,k\n1,5,2,a\n2,6,1,b\n", ["w", "h"], "k", "classes"),
    "two of many": ("a,b,c,k\n1,5,2,u\n1,6,1,v\n", ["b", "c"], "k", "classes"),
    "one only": ("w,y\n.5,1.5\n.25,2.5\n", ["w"], "y", "number"),
}


@pytest.mark.parametrize("case", FOUND)
def test_what_the_columns_are_for_is_found(case):
    text, inputs, target, kind = FOUND[case]
    found = preview(text, Told())
    assert (found["inputs"], found["target"], found["kind"]) == (inputs, target, kind)
    assert found["refusal"] is None


WRONG = {
    "a text among numbers": (
        "x1,x2,y\n" + "1,2,a\n" * 12 + "1,abc,b\n",
        "Line 14: 'abc' is not a number in column x2.",
        14,
    ),
    "a line that is not the row's place": (
        "\n\nx1,x2,y\n\n1,2,a\n1,2,a\n1,-,b\n",
        "Line 7: '-' is not a number in column x2.",
        7,
    ),
    "a line after a cell of two lines": (
        'x1,x2,y\n1,2,"a\nb"\n1,2,c\n1,n,c\n',
        "Line 5: 'n' is not a number in column x2.",
        5,
    ),
    "an empty cell": ("x1,x2,y\n1,2,a\n1,2,b\n,2,a\n", "Line 4: column x1 is empty.", 4),
    "an empty label": ("x1,x2,y\n1,2,a\n1,2,b\n1,2,\n", "Line 4: column y is empty.", 4),
    "a row too long": (
        "x1,x2,y\n1,2,a\n1,2,b,5\n2,2,a\n",
        "Line 3 has 4 cells where the others have 3.",
        3,
    ),
    "a row too short": ("x1,x2,y\n1,2,a\n1\n2,2,a\n", "Line 3 has 1 cell where", 3),
    "a quote that is left open": ('x1,x2,y\n1,2,a\n1,2,"b\n', "Line 3: a cell that begins with", 3),
    "the same between semicolons": (
        'x1;x2;y\n1;2;a\n1;2;"b\n',
        "Line 3: a cell that begins with",
        3,
    ),
    "an infinite number": ("x1,x2,y\n1,2,a\n1e999,2,b\n3,4,a\n", "Line 3: '1e999' is not", 3),
    "a word for a number": ("x1,x2,y\n1,2,a\nnan,2,b\n3,4,a\n", "Line 3: 'nan' is not a", 3),
    "a number too large": ("x1,x2,y\n1,2,a\n2e9,2,b\n", "Line 3: the number in column x1 is", 3),
    "one class": ("x1,x2,y\n1,2,a\n2,1,a\n", "Column y has 1 different value; classes", None),
    "many classes": (
        "x1,x2,y\n" + "".join(f"1,2,c{i}\n2,1,c{i}\n" for i in range(11)),
        "Column y has 11 different values; classes are 2 to 10.",
        None,
    ),
    "a long class": (f"x1,x2,y\n1,2,{'a' * 41}\n2,1,b\n", "Line 2: the name of a class has", 2),
    "nothing": (" \n,,\n", "This is no table: the text is empty.", None),
    "prose": ("Dear all,\nthis is a letter.\nIt has a few lines,\nno more.\n", "is no table", None),
    "a picture": ("\x89PNG\r\n\0\0IHDR,,\n", "This is no table: it is not a text.", None),
    "one column": ("y\n1\n2\n", "each line of one has equally many cells, and at least two.", None),
    "names only": ("x1,x2,label\n", "names for its columns, and no rows", None),
    "no numbers": ("a,b\nc,d\ne,f\n", "No column of numbers is left", None),
    "too many rows": ("1,2,a\n" * 7012, "The table has 7,012 rows; at most 5,000", None),
    "too many columns": (",".join("1" * 101) + "\n", "101 columns; at most 100", None),
    "two of one name": ("a,b,x1\n1,2,1.5\n2,1,2.5\n", "An input is called x1", None),
    "one long cell": (f"x1,y\n1,{'a' * 140_000}\n", "Line 2: a cell is too long.", 2),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_at_its_line(case):
    text, words, line = WRONG[case]
    with pytest.raises(PlaygroundError) as caught:
        bring(text, as_told())
    assert words in caught.value.message
    assert caught.value.at == line


def test_rows_that_are_too_many_to_be_taken_are_not_looked_at(monkeypatch):
    looked_at = []
    monkeypatch.setattr(sheets, "number", lambda cell, _decimal: looked_at.append(cell))
    with pytest.raises(PlaygroundError, match=r"has 50,000 rows"):
        read_sheet("1.5;2.5\n" * 50_000)
    # Each cell for either decimal sign, and for the names.
    assert len(looked_at) <= 3 * 2 * 5001


def test_a_file_is_told_its_size_and_its_encoding():
    with pytest.raises(PlaygroundError, match=r"^The file is 1\.4 MB; at most 1 MB can be read\.$"):
        text_of(b"1" * 1_400_000)
    with pytest.raises(PlaygroundError, match=r"^Line 2: the file is not written in UTF-8"):
        text_of("a,b\n1,ä\n".encode("latin-1"))
    assert text_of(b"\xef\xbb\xbfa,b\n" + b"1,2\n" * 10).startswith("a,b")
    assert len(text_of(b"1" * MOST_BYTES)) == MOST_BYTES


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"inputs": ["x1", "x3"]}, "There is no column x3."),
        ({"target": "y"}, "There is no column y."),
        ({"inputs": ["x1", "x1"]}, "Column x1 is named twice."),
        ({"inputs": ["x1"], "target": "x1"}, "Column x1 is named twice."),
    ],
)
def test_a_column_that_is_told_must_be_there_once(told, words):
    with pytest.raises(PlaygroundError, match=words):
        preview(POINTS, Told(**told))


def test_held_out_rows_are_of_all_classes_alike_and_follow_the_seed():
    rows = [f"{i},{i},{'often' if i % 4 else 'rare'}" for i in range(200)]
    rows.sort(key=lambda row: row.endswith("rare"))
    text = "\n".join(["a,b,label", *rows])
    brought = bring(text, as_told(test_fraction=0.2))
    targets = np.array(rows_of(brought))[:, 2]
    assert (brought.train, brought.test, brought.counts) == (160, 40, [150, 50])
    assert (targets[160:] == 1.0).sum() == 10
    assert brought.settings.test_fraction == 0.2
    assert rows_by_value(bring(text, as_told(seed=2))) == rows_by_value(brought)
    assert bring(text, as_told(seed=1, test_fraction=0.2)).data == brought.data
    assert bring(text, as_told(seed=2, test_fraction=0.2)).data != brought.data


def test_a_column_named_split_is_honoured_in_its_order():
    text = "x1,x2,label,split\n1,2,a,train\n3,4,b,test\n5,6,b,train\n7,8,a,test\n9,10,a,train\n"
    brought = bring(text, Told(test_fraction=0.0))
    assert [row[0] for row in rows_of(brought)] == [1.0, 5.0, 9.0, 3.0, 7.0]
    assert (brought.train, brought.test) == (3, 2)
    assert brought.scaling == []
    late = text.replace("train", "test")
    with pytest.raises(PlaygroundError, match="holds out more than 90 % of the rows"):
        bring(late, Told())


def test_numbers_far_from_1_are_standardised_by_their_training_rows():
    text = "size,price\n" + "".join(f"{100 + i},{2000 + 3 * i}\n" for i in range(20))
    found = preview(text, Told())
    assert found["standardise"]
    assert (found["result"]["kind"], found["result"]["planar"]) == ("regression", True)
    raw = np.array(rows_of(bring(text, Told(standardise=False))))
    brought = bring(text, Told())
    mean, deviation = raw[:10].mean(axis=0), raw[:10].std(axis=0)
    assert rows_of(brought) == np.round((raw - mean) / deviation, 6).tolist()
    assert [each.column for each in brought.scaling] == ["size", "price"]
    np.testing.assert_array_equal([each.mean for each in brought.scaling], mean)
    np.testing.assert_array_equal([each.deviation for each in brought.scaling], deviation)


def test_standardising_leaves_classes_and_moves_what_has_one_value():
    text = "a,b,label\n7,5,0\n7,9,1\n7,1,0\n"
    brought = bring(text, as_told(standardise=True, inputs=["a", "b"]))
    assert [row[0] for row in rows_of(brought)] == [0.0, 0.0, 0.0]
    assert brought.scaling[0].deviation == 1.0
    assert {row[2] for row in rows_of(brought)} == {0.0, 1.0}


def test_classes_that_are_numbers_come_in_their_order_and_others_as_they_come():
    numbers = preview("a,b,label\n.1,1,10\n.2,1,2\n.3,2,1\n", Told())["result"]
    assert [each["name"] for each in numbers["classes"]] == ["1", "2", "10"]
    words = preview("a,b,label\n.1,1,yes\n.2,1,no\n.3,2,no\n", Told())["result"]
    assert words["classes"] == [{"name": "yes", "rows": 1}, {"name": "no", "rows": 2}]
