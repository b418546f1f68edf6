from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

router = APIRouter()


class Filter(BaseModel):
    name: str
    order: str = "id"


@router.post("/search")
async def search(filter: Filter, db: AsyncSession = Depends()):
    statement = text(f"select * from items where name = :name order by {filter.order}")
    rows = await db.execute(statement, {"name": filter.name})
    return rows.mappings().all()
